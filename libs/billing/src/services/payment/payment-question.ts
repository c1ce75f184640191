import { QuestionRaised, type QuestionOption } from '@belegfluss/sdk';
import { amountWords } from '../../rules/amount-words.ts';
import type { PaymentDecision } from '../../rules/payments/payment-matching.ts';
import type { TransactionRow } from './payment-records.ts';

const REASON = { name: 'reason', label: { de: 'Grund', en: 'Reason' }, type: 'text', required: true } as const;
const OF_NO_INVOICE: QuestionOption = {
  value: 'ignore',
  label: { de: 'Gehört zu keiner Rechnung', en: 'Belongs to no invoice' },
  consequence: {
    de: 'Die Zahlung wird hier nicht gebucht; der Grund wird vermerkt.',
    en: 'The payment is not booked here; the reason is kept.',
  },
  fields: [REASON],
};
/** Money that the bank took back settles nothing, and opens nothing either. */
const TAKEN_BACK: QuestionOption = {
  value: 'ignore',
  label: { de: 'In der Buchhaltung erledigen', en: 'Settle it in accounting' },
  consequence: {
    de: 'Die Rückbuchung wird hier nicht gebucht, die Rechnung bleibt ausgeglichen; der Grund wird vermerkt.',
    en: 'The return is not booked here, and the invoice stays settled; the reason is kept.',
  },
  fields: [REASON],
};

/** The question of what a payment is for, with everything that the bank told and the invoices that may be meant. */
export function unmatchedPayment(
  payment: TransactionRow,
  decision: Extract<PaymentDecision, { kind: 'unclear' }>,
): QuestionRaised {
  const { id, account, bookedOn, amount, currency, partyName, partyIban, endToEndId, structuredReference, text } =
    payment;
  const from = partyName ?? partyIban ?? '–';
  const sum = amountWords(amount, currency);
  const [likely] = decision.proposals;
  return new QuestionRaised({
    kind: 'bank.unmatched_payment',
    owner: 'finance',
    subject: `payment:${id}`,
    title: {
      de: `Wofür ist die Zahlung über ${sum.de} von ${from}?`,
      en: `What is the payment of ${sum.en} from ${from} for?`,
    },
    evidence: {
      transaction: {
        id,
        account,
        bookedOn,
        amount,
        currency,
        partyName,
        partyIban,
        endToEndId,
        structuredReference,
        text,
      },
      why: decision.why,
      proposals: decision.proposals,
    },
    options:
      payment.reversal || payment.amount.startsWith('-')
        ? [TAKEN_BACK]
        : [allocateOption(likely?.invoiceNumber), OF_NO_INVOICE],
  });
}

function allocateOption(suggestion: string | undefined): QuestionOption {
  return {
    value: 'allocate',
    label: { de: 'Rechnungen zuordnen', en: 'Allocate to invoices' },
    consequence: {
      de: 'Die Rechnungen werden in dieser Reihenfolge ausgeglichen; ein Rest bleibt dem Kunden gutgeschrieben.',
      en: "The invoices are settled in this order; what is left stays to the customer's credit.",
    },
    fields: [
      {
        name: 'invoiceNumbers',
        label: { de: 'Rechnungsnummern, durch Komma getrennt', en: 'Invoice numbers, separated by commas' },
        type: 'text',
        required: true,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
    ],
  };
}
