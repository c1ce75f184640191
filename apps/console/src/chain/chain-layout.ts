import type { Voucher } from '../api/schema.ts';

/** The columns of a chain from left to right and the kinds of vouchers in each. */
export const chainColumns = [
  { name: 'deal', kinds: ['deal'] },
  { name: 'contract', kinds: ['contract'] },
  { name: 'invoice', kinds: ['invoice', 'cancellation', 'credit_note'] },
  { name: 'booking', kinds: ['booking'] },
  { name: 'payment', kinds: ['payment'] },
  { name: 'report', kinds: ['report'] },
] as const satisfies { name: string; kinds: Voucher['kind'][] }[];

/** A voucher with its place in the grid. */
export interface PlacedVoucher {
  voucher: Voucher;
  column: number;
  row: number;
}

/** A predecessor link between two placed vouchers. */
export interface ChainLink {
  from: PlacedVoucher;
  to: PlacedVoucher;
}

/** A chain as a grid: places, links, and how many rows it needs. */
export interface ChainLayout {
  places: PlacedVoucher[];
  links: ChainLink[];
  rows: number;
}

/** The column in which vouchers of a kind stand. */
export function columnOf(kind: Voucher['kind']): number {
  return chainColumns.findIndex(({ kinds }) => kinds.some((one) => one === kind));
}

/** Places each voucher in the column of its kind, as near to the row of its predecessors as there is room. */
export function layOutChain(vouchers: Voucher[]): ChainLayout {
  const placed = new Map<string, PlacedVoucher>();
  for (const column of chainColumns.keys()) {
    const taken = new Set<number>();
    for (const voucher of inOrder(vouchers.filter(({ kind }) => columnOf(kind) === column))) {
      const row = firstFree(wantedRow(voucher, column, placed), taken);
      taken.add(row);
      placed.set(voucher.id, { voucher, column, row });
    }
  }
  const places = [...placed.values()];
  const links = places.flatMap((to) =>
    to.voucher.from.flatMap((id) => {
      const from = placed.get(id);
      return from ? [{ from, to }] : [];
    }),
  );
  return { places, links, rows: Math.max(1, ...places.map(({ row }) => row + 1)) };
}

/** Vouchers of one column so that each follows those of the same column from which it comes. */
function inOrder(vouchers: Voucher[]): Voucher[] {
  const waiting = [...vouchers];
  const ordered: Voucher[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      (voucher) => !waiting.some((other) => other !== voucher && voucher.from.includes(other.id)),
    );
    ordered.push(...waiting.splice(Math.max(0, free), 1));
  }
  return ordered;
}

function wantedRow(voucher: Voucher, column: number, placed: Map<string, PlacedVoucher>): number {
  const predecessors = voucher.from.flatMap((id) => placed.get(id) ?? []);
  const nearest = predecessors.filter((place) => place.column < column).map(({ row }) => row);
  if (nearest.length > 0) return Math.min(...nearest);
  return Math.max(0, ...predecessors.map(({ row }) => row + 1));
}

function firstFree(wanted: number, taken: Set<number>): number {
  let row = wanted;
  while (taken.has(row)) row += 1;
  return row;
}
