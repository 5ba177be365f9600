// An article whose elements React owns: rendered on a server, hydrated and changed in the browser.
import { useState } from 'react';
import { LATER, PARAGRAPHS, TITLE } from './story.mjs';

export function Article() {
  const [updated, setUpdated] = useState(false);
  return (
    <main>
      <article>
        <h1>{TITLE}</h1>
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
