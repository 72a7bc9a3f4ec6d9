import { raw } from 'hono/html';

/** The leaves of the wreath: where each stands, how it is turned, and its size. */
const LEAVES: readonly (readonly [x: number, y: number, turn: number, size: number])[] = [
  [45, 85.6, -114, 0.62],
  [45, 85.6, -44, 0.56],
  [34.4, 82.4, -96, 0.62],
  [34.4, 82.4, -26, 0.56],
  [25.2, 76.1, -79, 0.62],
  [25.2, 76.1, -9, 0.56],
  [18.4, 67.3, -61, 0.62],
  [18.4, 67.3, 9, 0.56],
  [14.7, 56.9, -43, 0.62],
  [14.7, 56.9, 27, 0.56],
  [14.2, 45.8, -25, 0.62],
  [14.2, 45.8, 45, 0.56],
  [17.2, 35.1, -8, 0.62],
  [17.2, 35.1, 63, 0.56],
  [23.4, 25.8, 10, 0.62],
  [23.4, 25.8, 80, 0.56],
  [32, 18.8, 28, 0.62],
  [32, 18.8, 98, 0.56],
  [55, 85.6, 114, 0.62],
  [55, 85.6, 44, 0.56],
  [65.6, 82.4, 96, 0.62],
  [65.6, 82.4, 26, 0.56],
  [74.8, 76.1, 79, 0.62],
  [74.8, 76.1, 9, 0.56],
  [81.6, 67.3, 61, 0.62],
  [81.6, 67.3, -9, 0.56],
  [85.3, 56.9, 43, 0.62],
  [85.3, 56.9, -27, 0.56],
  [85.8, 45.8, 25, 0.62],
  [85.8, 45.8, -45, 0.56],
  [82.8, 35.1, 8, 0.62],
  [82.8, 35.1, -63, 0.56],
  [76.6, 25.8, -10, 0.62],
  [76.6, 25.8, -80, 0.56],
  [68, 18.8, -28, 0.62],
  [68, 18.8, -98, 0.56],
];

function Drawing() {
  return (
    <svg class="wreath" viewBox="0 0 100 100" aria-hidden="true" fill="currentColor">
      {LEAVES.map(([x, y, turn, size]) => (
        <path transform={`translate(${x} ${y}) rotate(${turn}) scale(${size})`} d="M0 0C4-7 4-13 0-20C-4-13-4-7 0 0Z" />
      ))}
      <path fill="none" stroke="currentColor" stroke-width="1.2" d="M46 86A36 36 0 0 1 28 21M54 86A36 36 0 0 0 72 21" />
    </svg>
  );
}

/** Drawn once: it is the same on every page. */
const drawn = raw(String(<Drawing />));

/** The laurel behind a credential. Decoration: it says nothing to those who listen. */
export function Wreath() {
  return drawn;
}
