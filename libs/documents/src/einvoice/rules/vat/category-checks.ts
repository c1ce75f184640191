import type { Text } from '../../../diagnostic.ts';
import type { Check, CheckGroup, Family, Found } from '../check.ts';
import { check, nothing } from '../check.ts';
import { zeroAmount } from '../element-amounts.ts';
import { breakdownBroken } from './breakdown-groups.ts';
import { groupAmountChecks } from './group-amounts.ts';
import type { VatCategory } from './vat-categories.ts';
import { vatCategories } from './vat-categories.ts';
import type { TaxedParts } from './taxed-parts.ts';
import { asBreaches } from './taxed-parts.ts';
import type { VatFacts } from './vat-facts.ts';
import { vatFacts } from './vat-facts.ts';

interface Kind {
  /** The numbers of the rules on the parties and on the rate. */
  parties: string;
  rate: string;
  rateTerm: string;
  de: string;
  en: string;
  of(facts: VatFacts): readonly TaxedParts[];
}

const kinds: readonly Kind[] = [
  { parties: '02', rate: '05', rateTerm: 'BT-152', de: 'Position', en: 'line', of: ({ lines }) => lines },
  {
    parties: '03',
    rate: '06',
    rateTerm: 'BT-96',
    de: 'Nachlass',
    en: 'allowance',
    of: ({ allowances }) => allowances.filter(({ charge }) => charge === false),
  },
  {
    parties: '04',
    rate: '07',
    rateTerm: 'BT-103',
    de: 'Zuschlag',
    en: 'charge',
    of: ({ allowances }) => allowances.filter(({ charge }) => charge === true),
  },
];

function partiesCheck(category: VatCategory, kind: Kind): Check {
  const { prefix, code, name, parties } = category;
  const message: Text = {
    de: `Zur Steuerkategorie ${name.de} (${kind.de}) ${parties.de}.`,
    en: `VAT category ${name.en} (${kind.en}) ${parties.en}.`,
  };
  return check(`BR-${prefix}-${kind.parties}`, parties.term, message, (invoice): readonly Found[] => {
    const facts = vatFacts(invoice);
    if (parties.met(facts.parties)) return nothing;
    const parts = kind.of(facts).filter((part) => part.code === code && part.isVat);
    // UBL asks once for the invoice, and of this category only outside the lines; CII asks for every part.
    if (invoice.family === 'cii') return parts.flatMap(asBreaches);
    const asked = code === 'O' && kind.parties !== '02' ? parts.filter(({ ofDocument }) => ofDocument) : parts;
    return asked.slice(0, 1).flatMap(({ elements }) => elements.slice(0, 1));
  });
}

const rateWords: Record<VatCategory['rate'], Text> = {
  positive: { de: 'muss der Steuersatz größer als 0 sein', en: 'the rate must be greater than 0' },
  'positive-in-cii': { de: 'muss der Steuersatz größer als 0 sein', en: 'the rate must be greater than 0' },
  zero: { de: 'muss der Steuersatz 0 sein', en: 'the rate must be 0' },
  'not-negative': { de: 'muss der Steuersatz 0 oder größer sein', en: 'the rate must be 0 or greater' },
  none: { de: 'darf kein Steuersatz stehen', en: 'no rate may be given' },
};

function rateFits({ rate, hasRate }: TaxedParts, demanded: VatCategory['rate'], family: Family): boolean {
  if (demanded === 'none') return !hasRate;
  if (rate === undefined) return false;
  const { value } = rate;
  if (demanded === 'zero') return value.isZero();
  const mustBePositive = demanded === 'positive' || (demanded === 'positive-in-cii' && family === 'cii');
  return mustBePositive ? value.isAbove(zeroAmount) : !value.isBelow(zeroAmount);
}

function rateCheck({ prefix, code, name, rate }: VatCategory, kind: Kind): Check {
  const words = rateWords[rate];
  const message: Text = {
    de: `Zur Steuerkategorie ${name.de} (${kind.de}) ${words.de}.`,
    en: `For VAT category ${name.en} (${kind.en}) ${words.en}.`,
  };
  return check(`BR-${prefix}-${kind.rate}`, kind.rateTerm, message, (invoice) => {
    const { family } = invoice;
    return kind
      .of(vatFacts(invoice))
      .filter((part) => part.code === code && part.isVat && isAsked(part, kind, family))
      .filter((part) => !rateFits(part, rate, family))
      .flatMap((part): readonly Found[] => {
        const elements = asBreaches(part);
        return rate === 'zero' ? elements.map((element) => ({ element, proposal: '0' })) : elements;
      });
  });
}

// A line below a line is no line of the norm.
function isAsked({ ofDocument }: TaxedParts, { parties }: Kind, family: Family): boolean {
  return family === 'cii' || parties !== '02' || ofDocument;
}

function breakdownCheck(category: VatCategory): Check {
  const { prefix, name, hasRates } = category;
  const message: Text = {
    de: `Zu den Angaben mit Steuerkategorie ${name.de} gehört ${hasRates ? 'mindestens eine' : 'genau eine'} Steuergruppe, und ohne sie keine.`,
    en: `Parts of VAT category ${name.en} need ${hasRates ? 'at least one' : 'exactly one'} VAT group, and without them there must be none.`,
  };
  return check(`BR-${prefix}-01`, 'BG-23', message, (invoice) => {
    return breakdownBroken(category, vatFacts(invoice), invoice.family) ? [invoice.root] : nothing;
  });
}

function reasonCheck({ prefix, code, name, reason }: VatCategory): Check {
  const message: Text =
    reason === 'demanded'
      ? {
          de: `Zur Steuergruppe ${name.de} fehlt der Grund der Befreiung oder sein Code.`,
          en: `The VAT group ${name.en} lacks the reason of the exemption or its code.`,
        }
      : {
          de: `Zur Steuergruppe ${name.de} gehört kein Grund einer Befreiung.`,
          en: `The VAT group ${name.en} must not have a reason of an exemption.`,
        };
  return check(`BR-${prefix}-10`, 'BT-120', message, (invoice) =>
    vatFacts(invoice)
      .groups.filter((group) => group.code === code && (group.isVat || isAskedAnyway(code, invoice.family)))
      .filter(({ hasReason }) => hasReason !== (reason === 'demanded'))
      .map(({ category }) => category),
  );
}

// CII asks these two whatever the tax is called.
function isAskedAnyway(code: string, family: Family): boolean {
  return family === 'cii' && (code === 'S' || code === 'Z');
}

/**
 * The rules BR-S-…, BR-Z-…, BR-E-…, BR-AE-…, BR-IC-…, BR-G-…, BR-O-…, BR-AF-… and BR-AG-… (CEN 1.3.16, April 2026). An invoice names
 * one or two of the categories; the rules on all others hold.
 */
export const categoryGroups: readonly CheckGroup[] = vatCategories.map((category) => ({
  isAskedOf: (invoice) => vatFacts(invoice).codes.has(category.code),
  checks: [
    breakdownCheck(category),
    ...kinds.flatMap((kind) => [partiesCheck(category, kind), rateCheck(category, kind)]),
    ...groupAmountChecks(category),
    reasonCheck(category),
  ],
}));
