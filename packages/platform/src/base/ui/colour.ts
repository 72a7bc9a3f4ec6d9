/** A colour as `#1c5d40`, in small letters. */
export const COLOUR = /^#[0-9a-f]{6}$/;

/** What WCAG 2.2 (1.4.3) asks between writing of usual size and its ground. */
export const READABLE = 4.5;

/** What somebody may mean by a colour: `1C5D40`, `#1c5d40` or `#abc`; as it was given where it is none. */
export function colourOf(given: string): string {
  const plain = given.trim().toLowerCase().replace(/^#/, '');
  if (/^[0-9a-f]{6}$/.test(plain)) return `#${plain}`;
  return /^[0-9a-f]{3}$/.test(plain) ? `#${[...plain].map((digit) => digit + digit).join('')}` : given.trim();
}

/** The contrast between two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(one: string, other: string): number {
  const [lighter = 1, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** White or black, whichever reads better on a colour. One of the two always reads well. */
export function inkOn(colour: string): '#ffffff' | '#000000' {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
}

/** Whether writing in this colour reads well on white paper. */
export const readsOnWhite = (colour: string): boolean => contrast(colour, '#ffffff') >= READABLE;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
