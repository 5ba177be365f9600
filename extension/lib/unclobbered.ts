/**
 * The page's document without what the page's markup puts in place of its methods: of `<img name="querySelector">`
 * `document.querySelector` is the image, to a content script too. The core's glue has the same for the core
 * (scripts/lib/unclobbered-glue.mjs).
 */
export const page: Document = new Proxy(document, {
  get(target, name) {
    const value: unknown = Reflect.get(Object.getPrototypeOf(target), name, target);
    return typeof value === 'function' ? value.bind(target) : value;
  },
});
