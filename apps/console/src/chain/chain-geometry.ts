import type { ChainLink } from './chain-layout.ts';

/** Sizes of the drawn chain in CSS pixels. */
export interface ChainSizes {
  width: number;
  height: number;
  gapX: number;
  gapY: number;
  /** State and date of a card do not fit side by side. */
  slim: boolean;
}

const narrowestCard = 140;
const widestCard = 232;
const slimCard = 200;

/** Sizes with which a chain of so many columns fills the given width; below the least card width it has to scroll. */
export function chainSizes(room: number, columns: number): ChainSizes {
  const gapX = gapFor(room);
  const filling = Math.floor((room - gapX * (columns - 1)) / columns);
  const width = Math.min(widestCard, Math.max(narrowestCard, filling));
  const slim = width < slimCard;
  return { width, height: slim ? 102 : 86, gapX, gapY: 18, slim };
}

function gapFor(room: number): number {
  if (room > 1280) return 40;
  return room > 1100 ? 26 : 16;
}

/** Left and top of a place. */
export function cornerOf(column: number, row: number, sizes: ChainSizes): { x: number; y: number } {
  return { x: column * (sizes.width + sizes.gapX), y: row * (sizes.height + sizes.gapY) };
}

/** The SVG path of a link: a soft step to the right, straight down within a column, a lower lane past other columns. */
export function linkPath({ from, to }: ChainLink, sizes: ChainSizes): string {
  const start = cornerOf(from.column, from.row, sizes);
  const end = cornerOf(to.column, to.row, sizes);
  if (from.column === to.column) return pathWithinColumn(start, end, to.row - from.row, sizes);
  const lane = sizes.height / 2 + (to.column - from.column > 1 ? 20 : 0);
  const x1 = start.x + sizes.width;
  const y1 = start.y + lane;
  const x2 = end.x;
  const y2 = end.y + lane;
  if (y1 === y2) return `M${x1} ${y1}H${x2}`;
  const bend = x2 - sizes.gapX / 2;
  const turn = Math.sign(y2 - y1) * 8;
  return `M${x1} ${y1}H${bend - 8}Q${bend} ${y1} ${bend} ${y1 + turn}V${y2 - turn}Q${bend} ${y2} ${bend + 8} ${y2}H${x2}`;
}

function pathWithinColumn(
  start: { x: number; y: number },
  end: { x: number; y: number },
  rows: number,
  sizes: ChainSizes,
): string {
  const x = start.x + 22;
  if (rows === 1) return `M${x} ${start.y + sizes.height}V${end.y}`;
  const right = start.x + sizes.width;
  const y1 = start.y + sizes.height / 2;
  const y2 = end.y + sizes.height / 2;
  const bow = right + Math.min(26, sizes.gapX);
  return `M${right} ${y1}C${bow} ${y1} ${bow} ${y2} ${right} ${y2}`;
}
