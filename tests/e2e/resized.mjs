// A window's new size comes to the page after the driver has asked for it, and what listens on the page hears of it later still.

/** In the page: notes its size, and each that it is told of from now on, after those who have listened before. */
export const noteSizes = () => {
  const note = () => {
    document.documentElement.dataset.toldSize = `${innerWidth} × ${innerHeight}`;
  };
  note();
  addEventListener('resize', note);
};

/** In the page: whether it has been told that it has this size. */
export const isTold = ([width, height]) =>
  document.documentElement.dataset.toldSize === `${width} × ${height}`;
