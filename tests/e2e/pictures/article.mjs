// An article with something of everything that the interface shows, written for the pictures.

const PARAGRAPHS = [
  'KYIV, Ukraine — Engineers worked through the night on Monday to repair a substation near Kharkiv after drones hit the airport in Boryspil and an oil depot outside Odesa, the Energy Ministry said. Nobody was hurt, according to a <a href="https://data.example.gov/outages/2024-03.csv">list of outages</a> that the ministry has published.',
  '“The Zaporizhzhia nuclear power plant was not damaged,” Energy Minister Danylo Verbytskyi told the Herald. “It has power from both of its lines, and it works on.”',
  'Moscow denied that it had hit the Kharkiv thermoelectric plant. Ukrainian officials said that it had been hit twice. A person familiar with the matter, who spoke on condition of anonymity because they were not allowed to speak publicly, said that the repairs could take until the summer.',
  'In Springfield and in Franklin, towns that have sent transformers, officials promised more. “We are asking our partners in Washington for more air defence systems, and we are asking them now,” Deputy Head of the Presidential Office Oleksandra Ustinova-Kvitkovska said after a meeting of the Verkhovna Rada Committee on Energy and Housing and Communal Services.',
  'The Dnipro Hydroelectric Power Station, the Beskyd railway tunnel and the Port of Pivdennyi had been attacked before. Sumy, Kherson, Mykolaiv, Chernihiv and Ivano-Frankivsk were without light for some hours; so were Llanfairpwllgwyngyll in Wales, where a storm had brought down a line, and Petropavlovsk-Kamchatsky in Russia.',
  'The European Union said in a <a href="https://www.example.org/press/statement">statement</a> on Tuesday that it would pay for half of the work. Germany and Poland doubted that the sum was enough, <a href="https://herald.example/energy">the Herald reported</a>. The International Atomic Energy Agency in Vienna wrote that its inspectors would return to the plant next week.',
  'Residents of Boryspil said that they had heard the blasts from their cellars. The mayor of Odesa said the fire at the depot was out by noon on Tuesday, and that the roads to the port were open again.',
];

/** The page, in the direction `dir`; it follows the reader's choice of light or dark. */
export const article = (
  dir = 'ltr',
) => `<!doctype html><html lang="en" dir="${dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Engineers repair the grid after a night of blasts</title><style>
:root { color-scheme: light dark; background: light-dark(#fff, #161616); color: light-dark(#1c1c1c, #e4e4e4); }
body { max-width: 680px; margin: 28px min(64px, 4vw); font: 18px/1.6 Georgia, "Liberation Serif", serif; }
</style></head><body><article><h1>Engineers repair the grid near Kharkiv after a night of blasts</h1>
${PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article></body></html>`;

/** A page without an article. */
export const NO_ARTICLE = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Search</title>
<style>:root { color-scheme: light dark }</style><h1>Search</h1><p>Results for Kharkiv: 3.</p></html>`;
