import { withoutUndefined } from '../../present-values.ts';
import type { BankParties, BankParty, BankTransaction, Side } from '../statement-model.ts';
import type { GermanDetails } from './german-details.ts';
import { readGermanDetails } from './german-details.ts';
import { amountInText, isBic } from './mt940-values.ts';
import type { PurposeTags } from './purpose-tags.ts';
import { readPurposeTags } from './purpose-tags.ts';
import { readSwiftCodes } from './swift-codes.ts';
import type { TransactionCodes } from './transaction-codes.ts';

/** What :86: tells of an entry. */
export interface EntryDetails {
  gvc?: string;
  text?: string;
  /** The payment came back. */
  isReturn: boolean;
  transaction?: BankTransaction;
}

/** A payment of which nothing is known yet. */
function unknownPayment(): BankTransaction {
  return {
    references: { proprietary: [] },
    charges: [],
    transactionCode: {},
    parties: {},
    remittance: [],
    structuredRemittance: [],
  };
}

/** Reads the lines of :86: in whichever of its dialects they are; `side` is that of the entry, `isReversal` as :61: marks it. */
export function readDetails(
  lines: readonly string[],
  side: Side,
  isReversal: boolean,
  codes: TransactionCodes,
): EntryDetails {
  const written = lines.map((line) => line.trimEnd()).filter((line) => line !== '');
  const german = readGermanDetails(lines);
  if (german) return fromGerman(german, side, isReversal, codes);
  const swift = readSwiftCodes(lines);
  if (swift) return fromCodes(swift, side, isReversal);
  if (written.length === 0) return { isReturn: false };
  return { isReturn: false, transaction: { ...unknownPayment(), remittance: written } };
}

interface Roles {
  other: 'debtor' | 'creditor';
  own: 'debtor' | 'creditor';
}

/** The roles stay those of the original payment when it is sent back. */
function roles(side: Side, isReversal: boolean): Roles {
  const incoming = (side === 'credit') !== isReversal;
  return incoming ? { other: 'debtor', own: 'creditor' } : { other: 'creditor', own: 'debtor' };
}

function fromGerman(details: GermanDetails, side: Side, isReversal: boolean, codes: TransactionCodes): EntryDetails {
  const isReturn = codes.returns.includes(details.gvc);
  const isDebit = codes.directDebits.includes(details.gvc);
  const tags = readPurposeTags(details.purpose);
  const { other, own } = roles(side, isReversal || isReturn);
  const proprietary = withoutMissing([
    details.primaNota === undefined ? undefined : { type: 'PRIMANOTA', reference: details.primaNota },
    isReturn || details.supplement === undefined ? undefined : { type: 'TEXTKEY', reference: details.supplement },
  ]);
  const charge = tags.COAM === undefined ? undefined : amountInText(tags.COAM);
  const transaction = withoutUndefined({
    ...unknownPayment(),
    references: withoutUndefined({
      endToEndId: tags.EREF === 'NONREF' ? undefined : tags.EREF,
      instructionId: tags.KREF,
      mandateId: tags.MREF,
      servicerReference: tags.BREF,
      proprietary,
    }),
    parties: partiesOf(details, tags, { other, own, isDebit }),
    instructedAmount: tags.OAMT === undefined ? undefined : amountInText(tags.OAMT),
    charges: charge ? [{ ...charge, type: 'COAM' }] : [],
    remittance: withoutMissing([tags.text, tags.SVWZ]),
    purpose: tags.PURP,
    returned: isReturn ? withoutUndefined({ reason: details.supplement, information: noticeOf(tags) }) : undefined,
    additionalInformation: isReturn ? undefined : tags.MTLG,
  });
  return withoutUndefined({ gvc: details.gvc, text: details.text, isReturn, transaction });
}

function noticeOf(tags: PurposeTags): string[] {
  return withoutMissing([tags.RTRN, tags.MTLG]);
}

/** What there is of a list. A list that was filtered keeps room for sixteen more, which a copy does not: entries are kept by the ten thousand. */
function withoutMissing<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter((each) => each !== undefined).slice();
}

function partiesOf(
  details: GermanDetails,
  tags: PurposeTags,
  { other, own, isDebit }: Roles & { isDebit: boolean },
): BankParties {
  const [ordering, receiving] = isDebit
    ? (['ultimateCreditor', 'ultimateDebtor'] as const)
    : (['ultimateDebtor', 'ultimateCreditor'] as const);
  const account = details.account ?? tags.IBAN;
  const bank = details.bank ?? tags.BIC;
  const parties: Record<'debtor' | 'creditor' | 'ultimateDebtor' | 'ultimateCreditor', BankParty> = {
    debtor: {},
    creditor: {},
    ultimateDebtor: {},
    ultimateCreditor: {},
  };
  Object.assign(parties[other], withoutUndefined({ name: details.name, ...accountOf(account, bank) }));
  if (details.ownName !== undefined) parties[own].name = details.ownName;
  if (tags.CRED !== undefined) parties.creditor.identifier = tags.CRED;
  if (tags.DEBT !== undefined) parties.debtor.identifier = tags.DEBT;
  if (tags.ABWA !== undefined) parties[ordering].name = tags.ABWA;
  if (tags.ABWE !== undefined) parties[receiving].name = tags.ABWE;
  return Object.fromEntries(Object.entries(parties).filter(([, party]) => Object.keys(party).length > 0));
}

function accountOf(account: string | undefined, bank: string | undefined): BankParty {
  const isIban = account !== undefined && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account);
  const bankBic = bank !== undefined && isBic(bank) ? bank : undefined;
  if (isIban) return withoutUndefined({ iban: account, bankBic });
  const number = [bankBic === undefined ? bank : undefined, account].filter((part) => part !== undefined).join('/');
  return withoutUndefined({ otherAccount: number === '' ? undefined : number, bankBic });
}

function fromCodes(codes: Map<string, string>, side: Side, isReversal: boolean): EntryDetails {
  const returned = codes.get('RTRN');
  const { other } = roles(side, isReversal || returned !== undefined);
  const remittance = ['REMI', 'USTD'].flatMap((code) => codes.get(code) ?? []);
  const reference = codes.get('CDTRREF');
  const party = withoutUndefined({ name: codes.get('NAME'), ...accountOf(codes.get('IBAN'), codes.get('BIC')) });
  if (codes.has('CSID') && other === 'creditor') Object.assign(party, { identifier: codes.get('CSID') });
  const transaction = withoutUndefined({
    ...unknownPayment(),
    references: withoutUndefined({
      endToEndId: codes.get('EREF'),
      paymentInformationId: codes.get('PREF'),
      instructionId: codes.get('IREF'),
      mandateId: codes.get('MARF'),
      proprietary: [],
    }),
    parties: Object.keys(party).length > 0 ? { [other]: party } : {},
    remittance,
    structuredRemittance: reference === undefined ? [] : [{ reference, documentNumbers: [], additional: [] }],
    purpose: codes.get('PURP'),
    returned: returned === undefined ? undefined : { reason: returned, information: [] },
  });
  return withoutUndefined({ text: codes.get('TRTP'), isReturn: returned !== undefined, transaction });
}
