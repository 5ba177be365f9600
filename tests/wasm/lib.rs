//! Nothing: the tests beside it run in browsers, with `npm test -- wasm-chrome wasm-firefox`.
