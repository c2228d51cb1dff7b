/** A promise under a name that one component keeps and another waits for. */
const slot = (name) => {
  const slots = (window.areaMapSlots ??= new Map());
  if (!slots.has(name)) {
    let keep;
    const kept = new Promise((resolve) => { keep = resolve; });
    slots.set(name, { keep, kept });
  }
  return slots.get(name);
};
