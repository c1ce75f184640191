import type { Sql } from '@belegfluss/store';
import { caseFacts, caseInvoices, stagesOf, type CaseFacts } from './case-facts.ts';
import { caseRow, type CaseRow } from './case-list.ts';
import { caseBookings, casePayments, caseRemainders } from './case-money.ts';
import {
  blank,
  bookingVoucher,
  contractVoucher,
  dealVoucher,
  invoiceVoucher,
  paymentVoucher,
  remainderVoucher,
  reportVoucher,
  type ContractRow,
  type FileUrl,
  type Voucher,
} from './case-vouchers.ts';

/** A case with its chain of vouchers, or `undefined` where there is none with this id. */
export async function readCase(
  sql: Sql,
  id: string,
  fileUrl: FileUrl,
): Promise<{ case: CaseRow; vouchers: Voucher[] } | undefined> {
  const [facts] = await caseFacts(sql, [id]);
  if (facts === undefined) return undefined;
  const contracts = await sql.query<ContractRow>(
    'select id, key, name, status, signed_at as "signedAt", amount, currency, pdf from contract where case_id = $1 order by id',
    [id],
  );
  const invoices = await caseInvoices(sql, [id]);
  const bookings = await caseBookings(sql, [id]);
  const payments = await casePayments(sql, [id]);
  const remainders = await caseRemainders(sql, [id]);
  const vouchers = [
    dealVoucher(facts),
    ...contracts.map((contract) => contractVoucher(contract, id, fileUrl)),
    ...invoices.map((invoice) => invoiceVoucher(invoice, fileUrl)),
    ...bookings.map(bookingVoucher),
    ...payments.map(paymentVoucher),
    ...remainders.map(remainderVoucher),
    ...(facts.reported === null ? [] : [reportVoucher(facts, payments)]),
  ];
  return { case: caseRow(facts), vouchers: [...vouchers, ...gaps(facts, vouchers)] };
}

/** The stages that are still to come, each as an empty voucher behind the last one there is. */
function gaps(facts: CaseFacts, vouchers: readonly Voucher[]): Voucher[] {
  const stages = stagesOf(facts);
  const awaited = (
    [
      ['contract', stages.signed],
      ['invoice', stages.invoiced],
      ['booking', stages.booked],
      ['payment', stages.paid],
      ['report', stages.reported],
    ] as const
  ).filter(([kind, reached]) => reached === null && !vouchers.some((voucher) => voucher.kind === kind));
  let from = vouchers.at(-1)?.id ?? facts.id;
  return awaited.map(([kind]) => {
    const gap: Voucher = {
      ...blank,
      id: `${facts.id}/missing/${kind}`,
      kind,
      state: 'missing',
      from: [from],
      missing: true,
    };
    from = gap.id;
    return gap;
  });
}
