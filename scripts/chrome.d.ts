/** What the extension's background has, where a function is sent there. */
declare const chrome: any;
