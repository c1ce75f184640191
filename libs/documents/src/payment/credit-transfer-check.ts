import type { Diagnostic } from '../diagnostic.ts';
import { inputFaults } from '../input/input-check.ts';
import { choice } from '../input/input-form.ts';
import { batchPaths } from './message-check.ts';
import type { CreditTransfers } from './payment-model.ts';
import { creditTransfersForm } from './payment-forms.ts';
import { PaymentValues } from './payment-values.ts';

/** Version of pain.001: `03` is the German one of the years before, `09` the one since November 2023. */
export type CreditTransferVersion = '03' | '09';

const versionForm = choice<CreditTransferVersion>('03', '09');

/** What the SEPA's rules and the schema would say of the order, or what of it has another type than it should; an empty list lets it be written. */
export function checkCreditTransfers(order: CreditTransfers, version: CreditTransferVersion): Diagnostic[] {
  const faults = [...inputFaults(creditTransfersForm, order, 'order'), ...inputFaults(versionForm, version, 'version')];
  if (faults.length > 0) return faults;
  const values = new PaymentValues(version === '09' ? 'new' : 'old');
  for (const { batch, path } of batchPaths(order, values)) {
    values.date(batch.executionDate, `${path}.executionDate`);
    values.party(batch.debtor, `${path}.debtor`);
    values.account(batch.account, `${path}.account`);
    values.optionalText(batch.ultimateDebtor, 70, `${path}.ultimateDebtor`);
    if (batch.instant && version === '03') values.add('instant_unsupported', `${path}.instant`);
    for (const [index, payment] of batch.payments.entries()) {
      const at = `${path}.payments[${index}]`;
      values.payment(payment, at);
      values.party(payment.creditor, `${at}.creditor`);
      values.account(payment.account, `${at}.account`);
      values.optionalText(payment.ultimateCreditor, 70, `${at}.ultimateCreditor`);
    }
  }
  return values.findings;
}
