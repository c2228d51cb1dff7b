export default async (component) => {
  const runtime = await slot("runtime").kept;
  await runtime.update(component);
  return () => runtime.close(component.parentElement);
};
