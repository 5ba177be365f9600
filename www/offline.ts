/** Has the browser keep this page's files, so that it works without a network. */
export async function keepForOffline(): Promise<void> {
  // Not there in private windows of some browsers, and only for https and this machine.
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('./sw.js', { scope: './' });
  } catch (error) {
    console.info('Dateline works here with a network only:', error);
  }
}
