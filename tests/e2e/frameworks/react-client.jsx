// Hydration is started by the test, so that it can come after the marks are drawn.
import { hydrateRoot } from 'react-dom/client';
import { noted } from './noted.mjs';
import { Article } from './react-article.jsx';

const note = (kind) => (error) => noted(`${kind}: ${error?.message ?? error}`);

globalThis.hydrate = () => {
  hydrateRoot(document.getElementById('root'), <Article />, {
    onRecoverableError: note('recoverable'),
    onUncaughtError: note('uncaught'),
    onCaughtError: note('caught'),
  });
};
globalThis.clientIsLoaded = true;
