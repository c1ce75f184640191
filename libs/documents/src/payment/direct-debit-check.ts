import type { Diagnostic } from '../diagnostic.ts';
import { checkSepaCreditorId } from '../reference/sepa-creditor-id.ts';
import { inputFaults } from '../input/input-check.ts';
import { choice } from '../input/input-form.ts';
import { batchPaths } from './message-check.ts';
import type { DirectDebits, Mandate } from './payment-model.ts';
import { directDebitsForm } from './payment-forms.ts';
import { PaymentValues } from './payment-values.ts';

/** Version of pain.008: `02` is the German one of the years before, `08` the one since November 2023. */
export type DirectDebitVersion = '02' | '08';

const versionForm = choice<DirectDebitVersion>('02', '08');

/** What the SEPA's rules and the schema would say of the order, or what of it has another type than it should; an empty list lets it be written. */
export function checkDirectDebits(order: DirectDebits, version: DirectDebitVersion): Diagnostic[] {
  const faults = [...inputFaults(directDebitsForm, order, 'order'), ...inputFaults(versionForm, version, 'version')];
  if (faults.length > 0) return faults;
  const values = new PaymentValues(version === '08' ? 'new' : 'old');
  for (const { batch, path } of batchPaths(order, values)) {
    values.date(batch.collectionDate, `${path}.collectionDate`);
    values.party(batch.creditor, `${path}.creditor`);
    const creditorOutside = values.account(batch.account, `${path}.account`);
    values.optionalText(batch.ultimateCreditor, 70, `${path}.ultimateCreditor`);
    checkCreditorId(batch.creditorId, `${path}.creditorId`, values);
    for (const [index, payment] of batch.payments.entries()) {
      const at = `${path}.payments[${index}]`;
      values.payment(payment, at);
      values.party(payment.debtor, `${at}.debtor`);
      const country = values.account(payment.account, `${at}.account`) ?? creditorOutside;
      if (country !== undefined && !payment.debtor.address)
        values.add('address_missing', `${at}.debtor.address`, { country });
      values.optionalText(payment.ultimateDebtor, 70, `${at}.ultimateDebtor`);
      checkMandate(payment.mandate, batch.collectionDate, `${at}.mandate`, values);
    }
  }
  return values.findings;
}

function checkCreditorId(creditorId: string, path: string, values: PaymentValues): void {
  if (!checkSepaCreditorId(creditorId).valid) values.add('creditor_id_invalid', path);
}

function checkMandate(
  { id, signedOn, amended }: Mandate,
  collection: string,
  path: string,
  values: PaymentValues,
): void {
  values.identifier(id, `${path}.id`);
  values.date(signedOn, `${path}.signedOn`);
  if (signedOn > collection) values.add('mandate_after_collection', `${path}.signedOn`);
  if (!amended) return;
  const { originalId, originalCreditor, originalAccount } = amended;
  if (!originalId && !originalCreditor?.name && !originalCreditor?.creditorId && !originalAccount)
    values.add('amendment_empty', `${path}.amended`);
  values.identifier(originalId, `${path}.amended.originalId`);
  values.optionalText(originalCreditor?.name, 70, `${path}.amended.originalCreditor.name`);
  const former = originalCreditor?.creditorId;
  if (former !== undefined) checkCreditorId(former, `${path}.amended.originalCreditor.creditorId`, values);
  if (typeof originalAccount === 'object') values.iban(originalAccount.iban, `${path}.amended.originalAccount.iban`);
}
