import { defineContentScript } from 'wxt/utils/define-content-script';
import { Annotation } from '../lib/annotation';

declare global {
  var datelineAnnotation: Annotation | undefined;
  /** Set by the background just before it injects this script upon a click. */
  var datelineClicked: boolean | undefined;
}

/**
 * Runs on the reader's click, or by itself on the sites chosen for that. Each click injects it
 * again; the one annotation of the page then goes off or on.
 */
export default defineContentScript({
  registration: 'runtime',
  main() {
    globalThis.datelineAnnotation ??= new Annotation();
    void globalThis.datelineAnnotation.toggle(globalThis.datelineClicked ?? false);
    globalThis.datelineClicked = false;
  },
});
