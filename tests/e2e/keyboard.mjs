// What tests ask of a part that is gone through by the keyboard: its controls, and whether the focus is seen.

/** Runs in the page before anything else: what the functions below share. */
export const prepare = () => {
  const WANTED = 'a[href], button, summary, input, select, textarea, [tabindex], [contenteditable]';
  const partOf = ([host, selector]) =>
    host
      ? document.querySelector(host)?.shadowRoot?.querySelector(selector)
      : document.querySelector(selector);
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };
  /** What of a part can be operated now. Of buttons of which one is chosen the others are reached by arrows. */
  const controls = (part) =>
    [...part.querySelectorAll(WANTED)].filter((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches(':disabled'))
        return false;
      // What is only spoken has no size; nothing of it is a control.
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return false;
      if (element.matches('input[type=radio]:not(:checked)')) return false;
      return element.tabIndex >= 0 || element.matches('button, a, input, select, summary');
    });
  const name = (element) =>
    `<${element.localName} class="${element.getAttribute('class') ?? ''}" ${element.dataset?.do ?? element.id}> ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`;
  /** Whether a sighted reader sees where the focus is: by an outline of it, or of what stands for it. */
  const isSeen = (element) => {
    const { shadowRoot } = element.getRootNode().host ?? {};
    const shown = [element, element.nextElementSibling, element.parentElement, ...element.children];
    return (
      element.matches(':focus-visible') &&
      [...shown, shadowRoot && null].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth, boxShadow, stroke } = getComputedStyle(one);
        return (
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) ||
          (one === element && boxShadow !== 'none') ||
          (one.matches('.sign') && stroke !== 'none')
        );
      })
    );
  };
  window.keyboard = { partOf, focused, controls, name, isSeen, visited: [] };
};
