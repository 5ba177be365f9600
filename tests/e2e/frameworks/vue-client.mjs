import { createSSRApp } from 'vue';
import { noted } from './noted.mjs';
import { Article } from './vue-article.mjs';

globalThis.hydrate = () => {
  const app = createSSRApp(Article);
  app.config.warnHandler = (message) => noted(`warned: ${message}`);
  app.config.errorHandler = (error) => noted(`failed: ${error}`);
  app.mount('#root');
};
globalThis.clientIsLoaded = true;
