import { create } from 'qrcode';

/** A QR code as PDF path operators: one rectangle for each run of dark modules in a row. Vectors, so that the page holds no image. */
export function qrCode(text: string, left: number, top: number, side: number): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = side / modules.size;
  const n = (value: number): string => (Math.round(value * 1000) / 1000).toString();
  const rectangles: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > from) rectangles.push(`${n(left + from * unit)} ${n(top + row * unit)} ${n((column - from) * unit)} ${n(unit)} re`);
    }
  }
  return rectangles.join(' ');
}
