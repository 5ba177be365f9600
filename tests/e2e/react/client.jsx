// Hydration is started by the test, so that it can come after the marks are drawn.
import { hydrateRoot } from 'react-dom/client';
import { Article } from './article.jsx';

globalThis.reactErrors = [];
const note = (kind) => (error) => globalThis.reactErrors.push(`${kind}: ${error?.message ?? error}`);

globalThis.hydrate = () => {
  hydrateRoot(document.getElementById('root'), <Article />, {
    onRecoverableError: note('recoverable'),
    onUncaughtError: note('uncaught'),
    onCaughtError: note('caught'),
  });
};
globalThis.clientIsLoaded = true;
