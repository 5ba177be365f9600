import { PNG } from 'pngjs';

/** The mean red, green and blue inside a box of CSS pixels of a screenshot. */
export function averageColour(screenshot, { x, y, width, height }) {
  const image = PNG.sync.read(screenshot);
  const [left, top] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  const [right, bottom] = [
    Math.min(image.width, Math.round(x + width)),
    Math.min(image.height, Math.round(y + height)),
  ];
  const sums = [0, 0, 0];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const pixel = 4 * (row * image.width + column);
      for (const channel of [0, 1, 2]) sums[channel] += image.data[pixel + channel];
    }
  }
  const count = (right - left) * (bottom - top);
  if (count <= 0) throw new Error('the box lies outside of the screenshot');
  return sums.map((sum) => Math.round(sum / count));
}

/** Least difference in one channel, of 255, that counts as seen. */
const VISIBLE = 6;

export const differs = (one, other) =>
  one.some((value, channel) => Math.abs(value - other[channel]) >= VISIBLE);
