import { QuestionRaised, type QuestionDraft, type QuestionOption, type Text } from '@belegfluss/sdk';
import { amountWords } from '../../rules/amount-words.ts';
import { negated } from '../../rules/money.ts';
import type { PaymentDecision } from '../../rules/payments/payment-matching.ts';
import type { TransactionRow } from './payment-records.ts';
import type { SettlingPayment } from './settling-payments.ts';

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
/** Money that left settles nothing, unless it opens again what was settled. */
const LEAVE_SETTLED: QuestionOption = {
  value: 'ignore',
  label: { de: 'Rechnung bleibt ausgeglichen', en: 'The invoice stays settled' },
  consequence: {
    de: 'Der Abgang wird hier nicht gebucht; der Grund wird vermerkt.',
    en: 'The money that left is not booked here; the reason is kept.',
  },
  fields: [REASON],
};

/** The question of what a payment is for, with everything that the bank told and the invoices that may be meant. */
export function unmatchedPayment(
  payment: TransactionRow,
  decision: Extract<PaymentDecision, { kind: 'unclear' }>,
): QuestionRaised {
  const from = payment.partyName ?? payment.partyIban ?? '–';
  const sum = amountWords(payment.amount, payment.currency);
  const [likely] = decision.proposals;
  return askedOf(payment, {
    title: {
      de: `Wofür ist die Zahlung über ${sum.de} von ${from}?`,
      en: `What is the payment of ${sum.en} from ${from} for?`,
    },
    evidence: { why: decision.why, proposals: decision.proposals },
    options: [allocateOption(likely?.invoiceNumber), OF_NO_INVOICE],
  });
}

/** The question whether money that left takes a payment back, with the payments that may be meant. */
export function returnedPayment(
  payment: TransactionRow,
  why: Text,
  settling: readonly SettlingPayment[],
): QuestionRaised {
  const sum = amountWords(negated(payment.amount), payment.currency);
  const payments = settling.map(({ bookedOn, amount, parts }) => ({
    bookedOn,
    amount,
    invoiceNumbers: parts.map(({ invoiceNumber }) => invoiceNumber),
  }));
  return askedOf(payment, {
    title: {
      de: `Welche Zahlung wird mit ${sum.de} zurückgenommen?`,
      en: `Which payment does the outgoing ${sum.en} take back?`,
    },
    evidence: { why, payments },
    options: [takeBackOption(settling[0]?.parts[0]?.invoiceNumber), LEAVE_SETTLED],
  });
}

/** Asks finance, with everything that the bank told. */
function askedOf(
  payment: TransactionRow,
  { title, evidence, options }: Pick<QuestionDraft, 'title' | 'evidence' | 'options'>,
): QuestionRaised {
  const { id, account, bookedOn, amount, currency, partyName, partyIban, endToEndId, structuredReference, text } =
    payment;
  return new QuestionRaised({
    kind: 'bank.unmatched_payment',
    owner: 'finance',
    subject: `payment:${id}`,
    title,
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
      ...evidence,
    },
    options,
  });
}

function takeBackOption(suggestion: string | undefined): QuestionOption {
  return {
    value: 'take_back',
    label: { de: 'Zahlung zurücknehmen', en: 'Take the payment back' },
    consequence: {
      de: 'Die Rechnungen der Zahlung sind wieder offen, Skonto wieder geschuldet, die Rückgabe ist gebucht; was darüber hinaus abging, als Bankgebühr.',
      en: 'The invoices of the payment are open again, Skonto is owed again, the return is booked; what left beyond it as bank charges.',
    },
    fields: [
      {
        name: 'invoiceNumber',
        label: { de: 'Rechnung, die mit ihr bezahlt war', en: 'An invoice that it had paid' },
        type: 'text',
        required: true,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
    ],
  };
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
