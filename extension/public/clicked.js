// Injected just before the content script upon a click, which it is told by this from running by itself.
globalThis.datelineClicked = true;
