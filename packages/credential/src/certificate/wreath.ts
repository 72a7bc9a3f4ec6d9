/**
 * The laurel: two branches of a circle, open at the top, with leaves in pairs, as PDF path operators.
 * Computed rather than drawn, so that it is sharp at any size.
 */
export type Wreath = { readonly leaves: string; readonly stems: string };

const n = (value: number): string => (Math.round(value * 100) / 100).toString();

/** @param size the side of the square it fills, with its top left corner at `left`, `top` */
export function wreath(left: number, top: number, size: number, pairs = 9): Wreath {
  const unit = size / 100;
  const centre = { x: left + size / 2, y: top + size / 2 };
  const radius = 36 * unit;
  const on = (degrees: number) => ({
    x: centre.x + radius * Math.cos((degrees * Math.PI) / 180),
    y: centre.y + radius * Math.sin((degrees * Math.PI) / 180),
  });
  const leaves: string[] = [];
  const stems: string[] = [];
  for (const side of [1, -1]) {
    // Down is 90 degrees here; each branch begins just beside it and ends 30 degrees short of the top.
    const [first, last] = [90 + side * 5, 90 + side * 146];
    for (let i = 0; i < pairs; i += 1) {
      const at = first + ((last - first) * (i + 0.35)) / (pairs - 0.3);
      const growth = at + side * 90;
      for (const [turn, length] of [
        [-34, 13.5],
        [36, 12],
      ] as const)
        leaves.push(leaf(on(at), growth + side * turn, length * unit));
    }
    leaves.push(leaf(on(last), last + side * 90, 12 * unit));
    const [a, b, c, d] = arc(centre, radius, first - side * 4, last);
    stems.push(`${n(a.x)} ${n(a.y)} m ${n(b.x)} ${n(b.y)} ${n(c.x)} ${n(c.y)} ${n(d.x)} ${n(d.y)} c`);
  }
  return { leaves: leaves.join(' '), stems: stems.join(' ') };
}

type Point = { readonly x: number; readonly y: number };

/** A pointed oval from its foot outwards. */
function leaf(foot: Point, degrees: number, length: number): string {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const at = (along: number, aside: number): string =>
    `${n(foot.x + (along * cos - aside * sin) * length)} ${n(foot.y + (along * sin + aside * cos) * length)}`;
  return `${at(0, 0)} m ${at(0.35, 0.24)} ${at(0.7, 0.2)} ${at(1, 0)} c ${at(0.7, -0.2)} ${at(0.35, -0.24)} ${at(0, 0)} c h`;
}

/** One cubic for an arc of up to 145 degrees is off by under one per cent of the radius: less than the stem is thick. */
function arc(centre: Point, radius: number, from: number, to: number): [Point, Point, Point, Point] {
  const [a, b] = [(from * Math.PI) / 180, (to * Math.PI) / 180];
  const k = (4 / 3) * Math.tan((b - a) / 4) * radius;
  const point = (angle: number): Point => ({ x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) });
  const [start, end] = [point(a), point(b)];
  return [
    start,
    { x: start.x - k * Math.sin(a), y: start.y + k * Math.cos(a) },
    { x: end.x + k * Math.sin(b), y: end.y - k * Math.cos(b) },
    end,
  ];
}
