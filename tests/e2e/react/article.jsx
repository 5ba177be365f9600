// A page whose body React owns: rendered on a server, hydrated and changed in the browser.
import { useState } from 'react';

export const PARAGRAPHS = [
  'Rail traffic between Kyiv and Lviv resumed on Tuesday, the ministry said.',
  'The Kakhovka Hydroelectric Power Plant cannot be rebuilt before the war ends, according to its operator.',
  'Crews in Kharkiv restored the power to two districts, and trams run again.',
];

export const LATER = 'Ferries from Odesa to Istanbul will sail again in May, the port authority announced.';

export function Article() {
  const [updated, setUpdated] = useState(false);
  return (
    <main>
      <article>
        <h1>Trains return to western Ukraine</h1>
        {PARAGRAPHS.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {updated && <p id="later">{LATER}</p>}
      </article>
      <button id="update" type="button" onClick={() => setUpdated(true)}>
        Update
      </button>
    </main>
  );
}
