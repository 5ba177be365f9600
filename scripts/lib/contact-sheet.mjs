// The contact sheet.

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const figure = ({ name, file }) =>
  `<figure><a href="${escaped(file)}"><img src="${escaped(file)}" alt=""></a><figcaption>${escaped(name)}</figcaption></figure>`;

const section = (browser, { look, pictures }) =>
  `<h2>${escaped(look)} <small>${escaped(browser)}</small></h2><div>${pictures.map(figure).join('\n')}</div>`;

/**
 * A page with the pictures of every browser, look by look.
 *
 * @param {[browser: string, taken: { look: string, pictures: { name: string, file: string }[] }[]][]} all
 */
export function sheet(all) {
  const looks = all[0][1].map(({ look }) => look);
  const sections = looks.flatMap((look) =>
    all.flatMap(([browser, taken]) =>
      taken.filter((one) => one.look === look).map((one) => section(browser, one)),
    ),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Dateline</title><style>
body { font: 13px system-ui, sans-serif; background: #888; margin: 16px; }
div { display: flex; flex-wrap: wrap; gap: 10px; }
figure { margin: 0; }
img { display: block; max-width: 340px; max-height: 300px; }
</style>${sections.join('\n')}</html>`;
}
