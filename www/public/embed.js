// Puts an annotated article into a page: docs/playground.md of Dateline.
//
//   <script src="https://HOST/embed.js" data-article="#story"></script>   the page's own article
//   <script src="https://HOST/embed.js" data-text="eJx…"></script>       a shared text: what follows "#t=" in its link
//   <script src="https://HOST/embed.js" data-sample="port-strike"></script>
(() => {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const { article, text, sample, height = '640', theme = '', replace } = script.dataset;
  const fragment = new URLSearchParams();
  if (text) fragment.set('t', text.replace(/^.*#t=/, ''));
  else if (sample) fragment.set('sample', sample);
  if (theme) fragment.set('theme', theme);

  const address = new URL(`embed.html#${fragment}`, script.src);
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = script.dataset.title ?? 'This article, annotated by Dateline';
  frame.allow = 'clipboard-write';
  frame.referrerPolicy = 'no-referrer';
  Object.assign(frame.style, {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    height: `${Number.parseInt(height, 10) || 640}px`,
    border: '1px solid rgb(128 128 128 / 40%)',
    borderRadius: '8px',
    colorScheme: 'normal',
  });

  const found = () => (article && !text && !sample ? document.querySelector(article) : null);
  /** The article with what the page says of it. */
  const markup = (element) => {
    const told = [...document.head.querySelectorAll('meta')].map((meta) => meta.outerHTML).join('');
    const language = document.documentElement.lang.replaceAll(/[^\w-]/g, '');
    return `<!doctype html><html lang="${language}"><head>${told}</head><body><article>${element.outerHTML}</article></body></html>`;
  };
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    const element = found();
    if (data?.dateline === 'ready') {
      if (!element) return;
      const words = element.innerText ?? element.textContent;
      const given = { dateline: 'article', markup: markup(element), words };
      frame.contentWindow.postMessage(given, address.origin);
    } else if (data?.dateline === 'drawn' && replace !== undefined && element instanceof HTMLElement) {
      element.hidden = true;
    }
  });

  // The article may stand after the script.
  const put = () => script.after(frame);
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', put, { once: true });
  else put();
})();
