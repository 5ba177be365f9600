import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Annotation } from '../lib/annotation';
import { ANNOTATION, ASKED, CLICKED, kept } from '../lib/kept';

/**
 * The content script. It runs on the reader's click, or by itself on the sites chosen for that. Each click injects it
 * again; the one annotation of the page then goes off or on, or does what is asked of the selection.
 *
 * To the framework it is an unlisted script: around a content script that puts a message on the page, by which
 * any page can tell that the extension is there. It answers whether it has begun: in Chromium a frame called `chrome` or
 * `browser` takes the place of what extensions have of that name, and nothing can be done on such a page.
 */
export default defineUnlistedScript(() => {
  kept[ANNOTATION] ??= new Annotation();
  const asked = kept[ASKED];
  if (asked) void kept[ANNOTATION].ask(asked);
  else void kept[ANNOTATION].toggle(kept[CLICKED] ?? false);
  kept[ASKED] = undefined;
  kept[CLICKED] = false;
  return true;
});
