import './noted.mjs';
import { hydrate } from 'svelte';
import Article from './article.svelte';

globalThis.hydrate = () => hydrate(Article, { target: document.getElementById('root') });
globalThis.clientIsLoaded = true;
