/** What Vite makes of imports that are no modules. */

declare module '*?url' {
  const address: string;
  export default address;
}

declare module '*?worker&inline' {
  const Made: new () => Worker;
  export default Made;
}
