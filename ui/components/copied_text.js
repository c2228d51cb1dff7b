/** Copy what a field holds; where the page is not served safely, in the old way. */
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

/** A field that cannot be written in, its label, and a button that copies it. */
function build(root) {
  const box = document.createElement("div");
  const label = document.createElement("label");
  const title = document.createElement("span");
  const field = document.createElement("input");
  const button = document.createElement("button");
  const status = document.createElement("p");
  box.className = "copied";
  field.type = "text";
  field.readOnly = true;
  field.addEventListener("focus", () => field.select());
  button.type = "button";
  status.setAttribute("role", "status");
  label.append(title, field);
  box.append(label, button, status);
  root.append(box);
  return { title, field, button, status };
}

const built = new WeakMap();

export default ({ data, parentElement }) => {
  if (!built.has(parentElement)) built.set(parentElement, build(parentElement));
  const { title, field, button, status } = built.get(parentElement);
  if (field.value !== data.text) status.textContent = "";
  title.textContent = data.label;
  field.value = data.text;
  button.textContent = data.button;
  button.onclick = async () => {
    status.textContent = (await copy(field)) ? data.done : data.failed;
  };
};
