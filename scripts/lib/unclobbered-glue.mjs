// Glue that a page's markup cannot lead astray. `<img name="body">` takes the place of `document.body`, and
// `<input name="firstChild">` that of its form's first child, for content scripts as for the page. So what the core
// asks of a document or of a form, it asks of their prototype.

/** What is called or read of an object in wasm-bindgen's glue. */
const USES = /getObject\((arg\d+)\)\.(?=[a-zA-Z])/g;

const ADDED = `
const { Document: DOCUMENT, HTMLFormElement: FORM } = globalThis;
const OF_THE_PROTOTYPE = {
  get(target, name) {
    const value = Reflect.get(Object.getPrototypeOf(target), name, target);
    return typeof value === 'function' ? value.bind(target) : value;
  },
  set: (target, name, value) => Reflect.set(Object.getPrototypeOf(target), name, value, target),
};
export const unclobbered = (object) =>
  FORM !== undefined && (object instanceof FORM || object instanceof DOCUMENT)
    ? new Proxy(object, OF_THE_PROTOTYPE)
    : object;
`;

/** The glue `text` with every use of a document or a form led through its prototype. */
export const unclobbered = (text) => text.replace(USES, 'unclobbered(getObject($1)).') + ADDED;
