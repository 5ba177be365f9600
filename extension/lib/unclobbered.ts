import { unclobbered } from '@core';

/**
 * The page's document without what the page's markup puts in place of its methods: of `<img name="querySelector">`
 * `document.querySelector` is the image, to a content script too.
 */
export const page = unclobbered(document);
