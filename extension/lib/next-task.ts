/** Lets the page have its turn. */
export const nextTask = () => new Promise((next) => setTimeout(next));
