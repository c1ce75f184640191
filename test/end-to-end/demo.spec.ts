import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { startCommand } from './command.ts';
import { cents, percentOf, sumOf, type Chain, type DemoReport, type Invoice } from './demo-report.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const DECIMAL = /^-?\d+\.\d\d$/;

let folder: string;
let exitCode: number | null;
let output: string;
let report: DemoReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belegfluss-out-'));
  const demo = startCommand({ arguments: ['demo', '--json', '--out', folder] });
  exitCode = await demo.ended;
  output = demo.out();
  if (exitCode !== 0) console.error(demo.err());
  report = JSON.parse(output) as DemoReport;
}, 420_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const only = <T>(all: readonly T[]): T => {
  if (all.length !== 1 || all[0] === undefined) throw new Error(`exactly one is expected, there are ${all.length}`);
  return all[0];
};
const standing = (chain: Chain): Invoice => only(chain.invoices.slice(-1));
const taxedWith = (percent: bigint) => (chain: Chain) => {
  const { net, tax } = standing(chain);
  return cents(tax) === percentOf(cents(net), percent);
};
const file = (kind: string, name: string) => readFile(join(folder, kind, name));

/** Throws where a text is not well-formed XML. */
function demandWellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

describe('belegfluss demo --json', () => {
  it('prints one JSON object and nothing else, and ends with 0', () => {
    expect(exitCode).toBe(0);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    expect(report.ok).toBe(true);
    expect(report.disagreements).toEqual([]);
  });

  it('has every field of each chain', () => {
    expect(report.chains.length).toBeGreaterThanOrEqual(12);
    for (const chain of report.chains) {
      expect(chain).toEqual({
        deal: {
          id: expect.stringMatching(/./),
          amount: expect.stringMatching(DECIMAL),
          currency: expect.stringMatching(/^[A-Z]{3}$/),
        },
        customer: { id: expect.stringMatching(/./), debtorNumber: expect.stringMatching(/^\d{5}$/) },
        contract: { id: expect.stringMatching(/./), status: 'document.completed' },
        invoices: expect.any(Array),
        bookings: expect.any(Array),
        payments: expect.any(Array),
        crm: { status: expect.stringMatching(/^(paid|overdue)$/), paidAmount: expect.stringMatching(DECIMAL) },
        stages: expect.any(Object),
        complete: true,
      });
      for (const invoice of chain.invoices) {
        const { number } = invoice;
        const amounts = {
          net: expect.stringMatching(DECIMAL),
          tax: expect.stringMatching(DECIMAL),
          gross: expect.stringMatching(DECIMAL),
        };
        const kind = expect.stringMatching(/^(invoice|cancellation|credit_note)$/);
        expect(invoice).toEqual({
          number: expect.stringMatching(/^RE-2026-\d{5}$/),
          kind,
          ...amounts,
          currency: chain.deal.currency,
          xml: `${number}.xml`,
          pdf: `${number}.pdf`,
        });
      }
      for (const booking of chain.bookings) {
        const accounts = {
          account: expect.stringMatching(/^\d{4,5}$/),
          contraAccount: expect.stringMatching(/^\d{4,5}$/),
        };
        expect(booking).toEqual({
          invoice: expect.stringMatching(/^RE-/),
          ...accounts,
          amount: expect.stringMatching(DECIMAL),
          side: expect.stringMatching(/^[SH]$/),
        });
      }
      for (const payment of chain.payments) {
        const amounts = { amount: expect.stringMatching(DECIMAL), skonto: expect.stringMatching(DECIMAL) };
        expect(payment).toEqual({
          invoice: expect.stringMatching(/^RE-/),
          ...amounts,
          bookedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        });
      }
    }
  });

  it('dates every stage, in their order', () => {
    for (const { stages, crm } of report.chains) {
      expect(Object.keys(stages).sort()).toEqual(['booked', 'invoiced', 'paid', 'reported', 'signed', 'won']);
      const { won, signed, booked, paid, reported } = stages;
      const reached = [won, signed, booked, ...(crm.status === 'paid' ? [paid] : []), reported];
      for (const time of [...reached, stages.invoiced]) expect(time).toMatch(TIME);
      expect(reached.toSorted()).toEqual(reached);
      if (crm.status !== 'paid') expect(paid).toBeNull();
    }
  });

  it('numbers invoices without gaps and uses no number twice', () => {
    const numbers = report.chains.flatMap(({ invoices }) => invoices.map(({ number }) => number)).sort();
    expect(numbers).toEqual(numbers.map((_, index) => `RE-2026-${String(index + 1).padStart(5, '0')}`));
  });

  it('agrees to the cent from deal to bank', () => {
    for (const { deal, customer, invoices, bookings, payments, crm } of report.chains) {
      expect(cents(invoices[0]?.net ?? '')).toBe(cents(deal.amount));
      for (const { number, net, tax, gross } of invoices) {
        expect(cents(net) + cents(tax)).toBe(cents(gross));
        const booked = bookings.filter(({ invoice }) => invoice === number);
        expect(booked.map(({ account }) => account)).toEqual(booked.map(() => customer.debtorNumber));
        expect(
          sumOf(booked.filter(({ side }) => side === 'S').map(({ amount }) => amount)) -
            sumOf(booked.filter(({ side }) => side === 'H').map(({ amount }) => amount)),
        ).toBe(cents(gross));
      }
      expect(sumOf(payments.map(({ amount }) => amount))).toBe(cents(crm.paidAmount));
      const settled = sumOf(payments.flatMap(({ amount, skonto }) => [amount, skonto]));
      const claimed = sumOf(invoices.map(({ gross }) => gross));
      if (crm.status === 'paid') expect(settled).toBe(claimed);
      else expect(settled).toBeLessThan(claimed);
    }
  });

  it('adds its totals up by currency', () => {
    expect(Object.keys(report.totals).sort()).toEqual(['CHF', 'EUR']);
    for (const [currency, totals] of Object.entries(report.totals)) {
      const own = report.chains.filter(({ deal }) => deal.currency === currency);
      const invoiced = sumOf(own.flatMap(({ invoices }) => invoices.map(({ gross }) => gross)));
      const received = sumOf(own.flatMap(({ payments }) => payments.map(({ amount }) => amount)));
      const skonto = sumOf(own.flatMap(({ payments }) => payments.map((payment) => payment.skonto)));
      const cased = Object.fromEntries(Object.entries(totals).map(([name, amount]) => [name, cents(amount)]));
      expect(cased).toEqual({ invoiced, booked: invoiced, received, skonto, open: invoiced - received - skonto });
    }
  });

  it('counts at each vendor as many effects as keys', () => {
    expect(Object.keys(report.effects).sort()).toEqual(['datev', 'hubspot', 'pandadoc']);
    for (const { count, distinct } of Object.values(report.effects)) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBe(distinct);
    }
    // Each contract is made and sent; DATEV gets the debtors once, the invoices and the payments.
    expect(report.effects['pandadoc']?.count).toBe(2 * report.chains.length);
    expect(report.effects['datev']?.count).toBe(3);
  });
});

describe('the chains of the demo', () => {
  it('show the tax cases: 19 %, 7 %, both on one invoice, reverse charge, Switzerland', () => {
    const euro = report.chains.filter(({ deal }) => deal.currency === 'EUR');
    expect(euro.filter(taxedWith(19n)).length).toBeGreaterThan(5);
    expect(euro.filter(taxedWith(7n))).toHaveLength(1);
    expect(euro.filter(taxedWith(0n))).toHaveLength(1);
    const mixed = euro.filter((chain) => ![19n, 7n, 0n].some((percent) => taxedWith(percent)(chain)));
    expect(mixed).toHaveLength(1);
    const swiss = only(report.chains.filter(({ deal }) => deal.currency === 'CHF'));
    expect(cents(standing(swiss).tax)).toBe(0n);
    expect(swiss.crm.status).toBe('paid');
  });

  it('show two percent Skonto', () => {
    const { invoices, payments } = only(
      report.chains.filter((chain) => chain.payments.some(({ skonto }) => cents(skonto) !== 0n)),
    );
    const { amount, skonto } = only(payments);
    const { gross } = only(invoices);
    expect(cents(amount)).toBe(percentOf(cents(gross), 98n));
    expect(cents(skonto)).toBe(cents(gross) - cents(amount));
  });

  it('show a part payment whose rest is overdue', () => {
    const { crm, payments, invoices } = only(report.chains.filter((chain) => chain.crm.status === 'overdue'));
    expect(cents(only(payments).amount)).toBe(percentOf(cents(only(invoices).gross), 40n));
    expect(cents(crm.paidAmount)).toBeGreaterThan(0n);
  });

  it('show an invoice that was cancelled and replaced', () => {
    const { invoices, payments } = only(report.chains.filter((chain) => chain.invoices.length > 1));
    expect(invoices.map(({ kind }) => kind)).toEqual(['invoice', 'cancellation', 'invoice']);
    const [first, cancellation, replacement] = invoices as [Invoice, Invoice, Invoice];
    for (const part of ['net', 'tax', 'gross'] as const) expect(cents(cancellation[part])).toBe(-cents(first[part]));
    expect(cents(replacement.gross)).not.toBe(cents(first.gross));
    expect(only(payments).invoice).toBe(replacement.number);
  });

  it('show one payment for two invoices, which the bank wrote as one entry', async () => {
    const byDebtor = Map.groupBy(report.chains, ({ customer }) => customer.debtorNumber);
    const together = only([...byDebtor.values()].filter((chains) => chains.length > 1));
    const gross = together.map((chain) => cents(standing(chain).gross));
    const names = await readdir(join(folder, 'statements'));
    const statements = await Promise.all(names.map((name) => file('statements', name)));
    const entries = statements.flatMap((text) =>
      [...text.toString('utf8').matchAll(/<Ntry><Amt Ccy="\w+">([\d.]+)</g)].map(([, amount = '']) => cents(amount)),
    );
    expect(entries).toContain(gross.reduce((sum, one) => sum + one, 0n));
    for (const one of gross) expect(entries).not.toContain(one);
  });

  it('asked three kinds of questions, and all were answered', () => {
    const kinds = new Set(report.questions.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['bank.unmatched_payment', 'mapping.missing_row', 'party.possible_duplicate']);
    expect(report.questions.filter(({ answered }) => !answered)).toEqual([]);
  });
});

describe('belegfluss demo --out', () => {
  it('writes a contract of each deal that opens as PDF', async () => {
    const names = await readdir(join(folder, 'contracts'));
    expect(names.sort()).toEqual(report.chains.map(({ contract }) => `Vertrag-${contract.id}.pdf`).sort());
    for (const name of names) expect((await file('contracts', name)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  });

  it('writes each invoice as XML that carries its number and amount, as PDF, and with the report of its check', async () => {
    const invoices = report.chains.flatMap((chain) => chain.invoices);
    expect((await readdir(join(folder, 'invoices'))).sort()).toEqual(
      invoices.flatMap(({ xml, pdf }) => [xml, pdf, pdf.replace('.pdf', '-Pruefbericht.pdf')]).sort(),
    );
    const hybrids: string[] = [];
    for (const { number, gross, xml, pdf } of invoices) {
      const text = (await file('invoices', xml)).toString('utf8');
      demandWellFormed(text);
      const bytes = await file('invoices', pdf);
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      const isHybrid = text.includes('CrossIndustryInvoice');
      const [id, total] = isHybrid
        ? [`<ram:ID>${number}</ram:ID>`, `>${gross}</ram:GrandTotalAmount>`]
        : [`<cbc:ID>${number}</cbc:ID>`, `>${gross}</cbc:TaxInclusiveAmount>`];
      expect(text).toContain(id);
      expect(text).toContain(total);
      if (isHybrid) hybrids.push(pdf);
    }
    expect(hybrids).toHaveLength(1);
  });

  it('writes the files for DATEV with the header of their format', async () => {
    const names = (await readdir(join(folder, 'datev'))).sort();
    expect(names).toHaveLength(3);
    for (const name of names) {
      const [header = '', columns = '', ...rows] = (await file('datev', name)).toString('latin1').split('\r\n');
      const isBatch = name.includes('Buchungsstapel');
      expect(header).toMatch(
        isBatch ? /^"EXTF";700;21;"Buchungsstapel";13;/ : /^"EXTF";700;16;"Debitoren\/Kreditoren";5;/,
      );
      expect(columns).toMatch(isBatch ? /^Umsatz \(ohne Soll\/Haben-Kz\);/ : /^Konto;Name/);
      expect(rows.filter((row) => row !== '').length).toBeGreaterThan(0);
    }
  });

  it('writes the bank statements of both accounts', async () => {
    const names = (await readdir(join(folder, 'statements'))).sort();
    expect(names).toHaveLength(2);
    for (const name of names) demandWellFormed((await file('statements', name)).toString('utf8'));
  });
});
