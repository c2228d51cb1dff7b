const ATTRIBUTES = ["aria-label", "placeholder"];
const SELECTOR = ATTRIBUTES.map((name) => `[${name}]`).join();

/** A sign that Markdown would read, with the stroke that keeps it from doing so. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

let patterns = [];
let observer;

function renamed(told) {
  const found = patterns.find(([pattern]) => pattern.test(told));
  return (found ? told.replace(...found) : told).replace(ESCAPED, "$1");
}

function rename(element) {
  for (const name of ATTRIBUTES) {
    const told = element.getAttribute(name);
    if (told && renamed(told) !== told) element.setAttribute(name, renamed(told));
  }
}

function look({ type, target, addedNodes }) {
  if (type === "attributes") rename(target);
  for (const node of addedNodes) {
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    if (node.matches(SELECTOR)) rename(node);
    node.querySelectorAll(SELECTOR).forEach(rename);
  }
}

/** Say the language of the page, and give widgets the names of that language from now on. */
export default ({ data }) => {
  document.documentElement.lang = data.language;
  document.querySelector('a[href="#stMain"]')?.setAttribute("aria-label", data.skip);
  patterns = Object.entries(data.names).map(([told, name]) => [new RegExp(told, "s"), name]);
  document.querySelectorAll(SELECTOR).forEach(rename);
  observer ??= new MutationObserver((changes) => changes.forEach(look));
  const watched = { subtree: true, childList: true, attributes: true, attributeFilter: ATTRIBUTES };
  observer.observe(document.body, watched);
};
