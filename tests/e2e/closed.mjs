// The extension's shadow roots are closed: no script of a page can look into them. Tests reach in by the browsers' protocols
// and leave on the host, for their own functions in the page, what an open root would be there.

/** The extension's hosts, as a selector. */
const HOSTS = 'dateline-overlay, dateline-notice, [data-dateline-host], [data-dateline-notice]';

/** What comes in place of a value where a host has first to be opened. */
export const CLOSED = 'a host is closed';

/** The hosts that are still closed to tests, as an expression. */
export const closedHosts = `[...Document.prototype.querySelectorAll.call(document, '${HOSTS}')].filter((host) => !host.shadowRoot)`;

/** An expression for what `pageFunction(argument)` gives once all hosts are open, and [`CLOSED`] until then. */
export const expression = (pageFunction, argument) =>
  `(() => ${closedHosts}.length > 0 ? ${JSON.stringify(CLOSED)} : (${pageFunction})(${JSON.stringify(argument)}))()`;

/** In the page: lets tests into a host. */
export const opens = (host, shadowRoot) =>
  Object.defineProperty(host, 'shadowRoot', { value: shadowRoot, configurable: true });
