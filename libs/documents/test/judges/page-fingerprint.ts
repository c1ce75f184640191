import { readFileSync } from 'node:fs';
import type { Picture } from './pdf-tools.ts';

/** The columns and rows into which a page is cut: cells of about 7 mm. */
const cells = { across: 30, down: 42 };

const looks = JSON.parse(readFileSync(new URL('./page-fingerprints.json', import.meta.url), 'utf8')) as Record<
  string,
  string[]
>;

/**
 * Where a page looks unlike the page that is stored under a name. After a wanted change of the layout, look at the page and put
 * what this shows into page-fingerprints.json.
 */
export function unlikeStored(name: string, picture: Picture): string[] {
  const seen = fingerprint(picture);
  const stored = looks[name];
  return stored === undefined ? [`"${name}": ${JSON.stringify(seen)}`] : differences(seen, stored);
}

/** How dark each cell of a page is, a line of hexadecimal digits for each row: `0` is white, `f` quite dark. */
function fingerprint({ width, height, pixels }: Picture): string[] {
  const dark = new Float64Array(cells.across * cells.down);
  pixels.forEach((grey, index) => {
    const row = Math.floor((Math.floor(index / width) / height) * cells.down);
    const column = Math.floor(((index % width) / width) * cells.across);
    const cell = row * cells.across + column;
    dark[cell] = (dark[cell] ?? 0) + (255 - grey) / 255;
  });
  const area = (width * height) / dark.length;
  // Text covers a tenth of its cell or so, so that is where the digits are spent.
  const digits = Array.from(dark, (sum) => Math.min(15, Math.round((sum / area) * 60)).toString(16)).join('');
  return Array.from({ length: cells.down }, (_, row) => digits.slice(row * cells.across, (row + 1) * cells.across));
}

/** The rows in which two fingerprints differ by more than another version of the renderer would make them. */
function differences(seen: string[], expected: string[]): string[] {
  return seen.flatMap((row, index) => {
    const other = expected[index] ?? '';
    const apart = [...row].map((digit, x) => Math.abs(parseInt(digit, 16) - parseInt(other[x] ?? '0', 16)));
    const sum = apart.reduce((total, one) => total + one, 0);
    return Math.max(...apart) > 3 || sum > 12 ? [`row ${index}: ${row}`, `instead: ${other}`] : [];
  });
}
