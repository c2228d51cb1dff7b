/** A new element with a class and a text; the text is never read as HTML. */
function make(tag, className = "", text = "") {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** Order of two sort keys where a missing one always comes last. */
function ordered(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  return sign * (typeof a === "string" ? a.localeCompare(b, "sv", { numeric: true }) : a - b);
}

/** A table whose rows stay the same elements through every change of data. */
class Ranking {
  constructor(root, data) {
    Object.assign(this, { root, sort: null, sign: 1, limit: data.limit, rows: new Map() });
    this.query = make("input");
    this.query.type = "search";
    this.query.addEventListener("input", () => this.searched());
    this.label = make("label", "search");
    this.title = make("span");
    this.label.append(this.title, this.query);
    this.table = make("table");
    this.caption = this.table.createCaption();
    this.head = this.table.createTHead().insertRow();
    this.body = this.table.createTBody();
    this.body.addEventListener("click", (event) => this.click(event));
    this.scroll = make("div", "scroll");
    this.scroll.append(this.table);
    this.more = make("button", "more");
    this.more.type = "button";
    this.more.addEventListener("click", () => this.extend());
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    this.box = make("div", "ranking");
    this.box.append(this.label, this.scroll, this.more, this.status);
    root.append(this.box);
  }

  show(data, chosen) {
    Object.assign(this, { data, chosen, text: data.text });
    document.documentElement.lang = data.text.language;
    this.title.textContent = data.text.search;
    this.caption.textContent = data.text.caption;
    this.more.textContent = data.text.show_more;
    this.scroll.style.maxHeight = `${data.height}px`;
    if (this.sort >= data.columns.length) this.sort = null;
    this.headings();
    const names = data.columns.find((column) => column.name).texts;
    this.records = data.codes.map((code, i) => ({ code, name: names[i], i }));
    const known = new Set(data.codes);
    for (const code of this.rows.keys()) if (!known.has(code)) this.rows.delete(code);
    this.arrange();
    this.reveal();
  }

  /** A new search begins at the top of its own list. */
  searched() {
    this.limit = this.data.limit;
    this.arrange();
  }

  /** Headings are built again only when they change, so that the keyboard keeps its place. */
  headings() {
    const labels = JSON.stringify(this.data.columns.map(({ label, numeric }) => [label, numeric]));
    if (labels !== this.drawn) {
      this.drawn = labels;
      const cells = this.data.columns.map((column, position) => this.heading(column, position));
      this.head.replaceChildren(...cells);
    }
    [...this.head.cells].forEach((cell, position) => {
      const direction = this.sign > 0 ? "ascending" : "descending";
      cell.setAttribute("aria-sort", this.sort === position ? direction : "none");
    });
  }

  heading(column, position) {
    const cell = make("th", column.numeric ? "number" : "");
    cell.scope = "col";
    const button = make("button", "", column.label);
    button.type = "button";
    button.title = this.text.sort;
    button.addEventListener("click", () => this.sortBy(position));
    cell.append(button);
    return cell;
  }

  sortBy(position) {
    this.sign = this.sort === position ? -this.sign : 1;
    this.sort = position;
    this.headings();
    this.arrange();
  }

  /** The records that answer to the search, in the order that the reader asked for. */
  found() {
    const words = this.query.value.trim().toLocaleLowerCase("sv");
    const answers = (text) => text.toLocaleLowerCase("sv").includes(words);
    const hits = this.records.filter(({ code, name }) => answers(name) || answers(code));
    if (this.sort === null) return hits;
    const { keys, texts } = this.data.columns[this.sort];
    const by = keys ?? texts;
    return hits.sort((a, b) => ordered(by[a.i], by[b.i], this.sign) || a.i - b.i);
  }

  extend() {
    this.limit += this.data.limit;
    this.arrange();
  }

  /** Put the rows in order; the keyboard keeps its place. */
  arrange() {
    const active = this.root.activeElement;
    const focused = this.body.contains(active) ? active : null;
    const found = this.found();
    const selected = new Set(this.data.selected);
    const shown = found.filter(({ code }, i) => i < this.limit || selected.has(code));
    this.body.replaceChildren(...shown.map((record) => this.row(record)));
    this.more.hidden = shown.length === found.length;
    this.status.textContent = found.length ? "" : this.text.no_hits;
    focused?.focus({ preventScroll: true });
  }

  row(record) {
    const { columns, selected, marked } = this.data;
    if (!this.rows.has(record.code)) this.rows.set(record.code, make("tr"));
    const row = this.rows.get(record.code);
    const layout = columns.map(({ name, numeric }) => [name, numeric]).join();
    if (row.layout !== layout) this.fill(row, record, columns);
    row.layout = layout;
    columns.forEach((column, position) => {
      const place = column.name ? row.cells[position].firstChild : row.cells[position];
      const text = column.texts[record.i];
      if (place.textContent !== text) place.textContent = text;
    });
    if (selected.includes(record.code)) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
    row.classList.toggle("marked", marked.includes(record.code));
    return row;
  }

  fill(row, record, columns) {
    row.replaceChildren(...columns.map((column) => {
      const cell = make(column.name ? "th" : "td", column.numeric ? "number" : "");
      if (!column.name) return cell;
      cell.scope = "row";
      const button = make("button");
      button.type = "button";
      button.dataset.code = record.code;
      cell.append(button);
      return cell;
    }));
  }

  /** A click anywhere in a row counts as one on its button. */
  click(event) {
    const code = event.target.closest("tr")?.querySelector("button")?.dataset.code;
    if (code !== undefined) this.chosen(code);
  }

  /** Bring the selected row into view when the selection is a new one. */
  reveal() {
    const wanted = JSON.stringify(this.data.selected);
    if (wanted === this.revealed) return;
    this.revealed = wanted;
    const row = this.body.querySelector("tr[aria-current]");
    if (!row) return;
    const top = row.offsetTop - this.head.offsetHeight;
    const { scrollTop, clientHeight } = this.scroll;
    const below = row.offsetTop + row.offsetHeight > scrollTop + clientHeight;
    if (top < scrollTop || below) this.scroll.scrollTop = Math.max(0, top - clientHeight / 3);
  }
}

async function unpack(bytes) {
  const { readable, writable } = new DecompressionStream("deflate");
  const writer = writable.getWriter();
  writer.write(bytes);
  writer.close();
  return JSON.parse(await new Response(readable).text());
}

const mounts = new WeakMap();

/** Bring the table up to date; a later call overtakes an earlier one. */
export default async ({ data, parentElement, setTriggerValue }) => {
  const mount = mounts.get(parentElement) ?? { turn: 0 };
  mounts.set(parentElement, mount);
  const turn = (mount.turn += 1);
  const content = await unpack(data);
  if (turn !== mount.turn) return;
  mount.ranking ??= new Ranking(parentElement, content);
  mount.ranking.show(content, (code) => setTriggerValue("chosen", code));
  return () => { mounts.delete(parentElement); mount.ranking.box.remove(); };
};
