/** What a model sees in a picture: the colours of its four quarters. Only PNG of 8 bits in RGB is looked at; any other is a picture. */
import { inflateSync } from 'node:zlib';

const colours: readonly (readonly [string, number, number, number])[] = [
  ['black', 0, 0, 0],
  ['white', 255, 255, 255],
  ['red', 255, 0, 0],
  ['green', 0, 128, 0],
  ['blue', 0, 0, 255],
  ['yellow', 255, 255, 0],
];

/** `base64`: the file. */
export function whatIsSeen(base64: string): string {
  const picture = pixelsOf(Buffer.from(base64, 'base64'));
  if (picture === undefined) return 'A picture.';
  const { width, height, rows } = picture;
  const at = (down: number, across: number): string => {
    const place = Math.floor(width * across) * 3;
    return nameOf(rows[Math.floor(height * down)]?.subarray(place, place + 3) ?? []);
  };
  return `${[at(0.25, 0.25), at(0.25, 0.75), at(0.75, 0.25), at(0.75, 0.75)].join(', ')}.`;
}

interface Picture {
  width: number;
  height: number;
  rows: Buffer[];
}

const signature = '89504e470d0a1a0a';

function pixelsOf(file: Buffer): Picture | undefined {
  if (file.length < 45 || file.subarray(0, 8).toString('hex') !== signature) return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (file[24] !== 8 || file[25] !== 2 || file[28] !== 0) return undefined;
  try {
    return { width, height, rows: rowsOf(inflateSync(dataOf(file)), height, width * 3) };
  } catch {
    return undefined;
  }
}

/** The data of all IDAT chunks. */
function dataOf(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let place = 8; place + 8 <= file.length;) {
    const length = file.readUInt32BE(place);
    if (file.toString('latin1', place + 4, place + 8) === 'IDAT')
      parts.push(file.subarray(place + 8, place + 8 + length));
    place += 12 + length;
  }
  return Buffer.concat(parts);
}

/** Rows with their filters undone (PNG specification, filter types 0 to 4). */
function rowsOf(data: Buffer, height: number, length: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let nth = 0; nth < height; nth += 1) {
    const start = nth * (length + 1);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + length));
    unfilter(row, data[start] ?? 0, rows[nth - 1] ?? Buffer.alloc(length));
    rows.push(row);
  }
  return rows;
}

function unfilter(row: Buffer, filter: number, above: Buffer): void {
  for (let place = 0; place < row.length; place += 1) {
    const [left, up, corner] = [row[place - 3] ?? 0, above[place] ?? 0, above[place - 3] ?? 0];
    row[place] = ((row[place] ?? 0) + predicted(filter, left, { up, corner })) & 255;
  }
}

function predicted(filter: number, left: number, { up, corner }: { up: number; corner: number }): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function nameOf(pixel: ArrayLike<number>): string {
  const distances = colours.map(([name, ...rgb]) => ({
    name,
    distance: rgb.reduce((sum, value, nth) => sum + (value - (pixel[nth] ?? 0)) ** 2, 0),
  }));
  return distances.reduce((near, one) => (one.distance < near.distance ? one : near)).name;
}
