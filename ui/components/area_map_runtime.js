/** Assets that stay unpacked; the oldest goes when there are more. */
const KEPT_ASSETS = 8;
const keptAssets = new Map();

async function assetsOf(id) {
  if (!keptAssets.has(id)) keptAssets.set(id, slot(id).kept.then(unpack));
  const assets = keptAssets.get(id);
  keptAssets.delete(id);
  keptAssets.set(id, assets);
  if (keptAssets.size > KEPT_ASSETS) keptAssets.delete(keptAssets.keys().next().value);
  return assets;
}

const frames = new WeakMap();

/** Bring the map in a component up to date; a later call overtakes an earlier one. */
async function update({ data, key, parentElement, setTriggerValue }) {
  const mount = frames.get(parentElement) ?? { turn: 0 };
  frames.set(parentElement, mount);
  const turn = (mount.turn += 1);
  const { height, name, ...state } = await unpack(data);
  const assets = await assetsOf(state.assets);
  if (turn !== mount.turn) return;
  mount.frame ??= opened(parentElement, name);
  mount.frame.chosen = (code) => setTriggerValue("clicked", code);
  mount.frame.drawn = (shape) => setTriggerValue("drawn", JSON.stringify(shape));
  mount.frame.box.style.setProperty("--area-map-height", `${height}px`);
  mount.frame.show(assets, state, new Function("L", "host", assets.script));
}

function opened(root, name) {
  root.append(element("style", "", MAP_STYLES));
  return new Frame(root, name, () => {});
}

function close(root) {
  const mount = frames.get(root);
  if (!mount) return;
  mount.turn += 1;
  mount.frame?.close();
  frames.delete(root);
}

slot("runtime").keep({ update, close });
export default () => {};
