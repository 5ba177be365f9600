/** What the extension's background has, where a function is sent there. */
// biome-ignore lint/suspicious/noExplicitAny: only what a test asks of it is used, inside the browser.
declare const chrome: any;
