import { QuestionRaised, type Answer } from '@belegfluss/sdk';
import { amountWords } from '../../rules/amount-words.ts';
import { sameAmount } from '../../rules/money.ts';
import { refusedChange } from '../billing-errors.ts';
import type { DraftModel } from '../invoice/invoice-model.ts';

/** What deal and contract say that an invoice should come to; the contract may name no sum. */
export interface AgreedAmounts {
  contractKey: string;
  contractAmount: string | null;
  dealAmount: string;
  dealCurrency: string;
}

/**
 * Asks finance where the lines add up to something else than deal and contract say, net or gross: a discount on the whole, an
 * optional position nobody chose, a price that changed after the deal was won. Throws `billing.invoice_rejected` when that is the answer.
 */
export function checkAgreement(agreed: AgreedAmounts, model: DraftModel, answer: Answer | undefined): void {
  const { contractKey, contractAmount, dealAmount, dealCurrency } = agreed;
  const fits = (amount: string) => sameAmount(amount, model.net) || sameAmount(amount, model.gross);
  const contractFits = contractAmount === null || fits(contractAmount);
  if (contractFits && dealCurrency === model.currency && fits(dealAmount)) return;
  if (answer?.option === 'bill_lines') return;
  if (answer?.option === 'reject') throw rejected(contractKey);
  throw amountsDisagree(agreed, model);
}

function rejected(contractKey: string): Error {
  return refusedChange(
    'invoice_rejected',
    {
      de: 'Die Finanzabteilung hat die Rechnung zu diesem Vertrag abgelehnt.',
      en: 'Finance rejected the invoice of this contract.',
    },
    {
      de: 'Klären Sie Vertrag und Deal; stellen Sie die Rechnung von Hand.',
      en: 'Settle contract and deal; write the invoice by hand.',
    },
    { contractKey },
  );
}

function amountsDisagree(
  { contractKey, contractAmount, dealAmount, dealCurrency }: AgreedAmounts,
  model: DraftModel,
): QuestionRaised {
  const { currency, net, gross, lines } = model;
  const sum = amountWords(net, currency);
  const positions = lines.map(({ position, name, quantity, unitPrice, discount, net: lineNet }) => ({
    position,
    name,
    quantity,
    unitPrice,
    discount,
    net: lineNet,
  }));
  return new QuestionRaised({
    kind: 'invoice.amounts_disagree',
    owner: 'finance',
    subject: `contract:${contractKey}`,
    title: {
      de: `Die Positionen ergeben netto ${sum.de}; Vertrag und Deal sagen etwas anderes`,
      en: `The lines come to ${sum.en} net; contract and deal say something else`,
    },
    evidence: { net, gross, currency, contractAmount, dealAmount, dealCurrency, positions },
    options: [
      {
        value: 'bill_lines',
        label: { de: 'So berechnen', en: 'Bill it like this' },
        consequence: {
          de: 'Die Rechnung wird über die Positionen gestellt.',
          en: 'The invoice is written for these lines.',
        },
      },
      {
        value: 'reject',
        label: { de: 'Nicht berechnen', en: 'Do not bill it' },
        consequence: {
          de: 'Der Lauf wird beiseitegelegt; es entsteht keine Rechnung.',
          en: 'The run is set aside; there is no invoice.',
        },
      },
    ],
  });
}
