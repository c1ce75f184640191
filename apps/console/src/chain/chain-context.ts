import type { Voucher } from '../api/schema.ts';

/** What a voucher is within its chain. */
export interface VoucherContext {
  /** The vouchers it comes from. */
  origins: Voucher[];
  /** Missing only because something before it is missing too. */
  later: boolean;
  /** Taken back by a cancellation. */
  cancelled: boolean;
}

/** Tells for each voucher of a chain what the others make of it. */
export function chainContext(vouchers: Voucher[]): (voucher: Voucher) => VoucherContext {
  const byId = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  const cancelled = new Set(vouchers.filter(({ kind }) => kind === 'cancellation').flatMap(({ from }) => from));
  return (voucher) => {
    const origins = voucher.from.flatMap((id) => byId.get(id) ?? []);
    return {
      origins,
      later: voucher.missing && origins.some(({ missing }) => missing),
      cancelled: voucher.state === 'cancelled' || (voucher.kind === 'invoice' && cancelled.has(voucher.id)),
    };
  };
}
