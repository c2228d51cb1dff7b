/** Keep packed assets under the fingerprint that they begin with. */
export default ({ data }) => {
  const id = new TextDecoder().decode(data.subarray(0, 64));
  slot(id).keep(data.slice(64));
};
