import type { ChainLink } from './chain-layout.ts';

/** Sizes of the drawn chain in CSS pixels. */
export const chainSizes = { width: 166, height: 86, gapX: 34, gapY: 18 };

/** Left and top of a place. */
export function cornerOf(column: number, row: number): { x: number; y: number } {
  return {
    x: column * (chainSizes.width + chainSizes.gapX),
    y: row * (chainSizes.height + chainSizes.gapY),
  };
}

/** The SVG path of a link: a soft step to the right, straight down within a column. */
export function linkPath({ from, to }: ChainLink): string {
  const start = cornerOf(from.column, from.row);
  const end = cornerOf(to.column, to.row);
  const middle = chainSizes.height / 2;
  if (from.column === to.column) return pathWithinColumn(start, end, to.row - from.row);
  const x1 = start.x + chainSizes.width;
  const y1 = start.y + middle;
  const x2 = end.x;
  const y2 = end.y + middle;
  if (y1 === y2) return `M${x1} ${y1}H${x2}`;
  const bend = x2 - chainSizes.gapX / 2;
  const turn = Math.sign(y2 - y1) * 8;
  return `M${x1} ${y1}H${bend - 8}Q${bend} ${y1} ${bend} ${y1 + turn}V${y2 - turn}Q${bend} ${y2} ${bend + 8} ${y2}H${x2}`;
}

function pathWithinColumn(start: { x: number; y: number }, end: { x: number; y: number }, rows: number): string {
  const x = start.x + 22;
  if (rows === 1) return `M${x} ${start.y + chainSizes.height}V${end.y}`;
  const right = start.x + chainSizes.width;
  const y1 = start.y + chainSizes.height / 2;
  const y2 = end.y + chainSizes.height / 2;
  return `M${right} ${y1}C${right + 26} ${y1} ${right + 26} ${y2} ${right} ${y2}`;
}
