import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookedAt } from '../lib/framed';

/** Run in every frame of a page that has no article of its own: what the frame holds, for the background to choose. */
export default defineUnlistedScript(() => lookedAt());
