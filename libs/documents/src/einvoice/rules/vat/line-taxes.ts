import type { LineSummary } from '../line-summary.ts';
import { addCiiLine } from './cii-vat.ts';
import { RateReader } from './rate-reader.ts';
import type { LineTaxes } from './taxed-parts.ts';
import { TaxedKinds } from './taxed-parts.ts';
import { addUblLine } from './ubl-vat.ts';

/** What lines are taxed like: ten thousand of them have two or three kinds. */
export const lineTaxes: LineSummary<LineTaxes> = {
  start: () => {
    const rates = new RateReader();
    return { lines: new TaxedKinds(rates), allowances: new TaxedKinds(rates) };
  },
  add: (taxes, line, invoice) => {
    const { allowances, lines } = taxes;
    const before = lines.kept + allowances.kept;
    if (invoice.family === 'cii') addCiiLine(taxes, line);
    else addUblLine(taxes, line);
    invoice.held += lines.kept + allowances.kept - before;
  },
};
