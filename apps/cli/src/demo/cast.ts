import { SCENARIOS, type Scenario } from './scenarios.ts';
import { austrianVatId, germanVatId } from './vat-number.ts';

/** One deal of the play, with the ids that its records have in the CRM. */
export interface CastDeal {
  scenario: Scenario;
  dealId: string;
  companyId: string;
  contactId: string;
  company: Scenario['company'] & { vatNumber: string | undefined };
}

const SYLLABLES = [
  'ber',
  'tan',
  'kol',
  'mir',
  'sen',
  'dru',
  'fal',
  'gro',
  'hil',
  'jun',
  'lau',
  'nor',
  'ost',
  'pen',
  'rud',
  'ste',
  'tur',
  'ulm',
  'wal',
  'zim',
];
const FIRST_ID = 5_000_000;
/** Prime, so that neighbours differ in all four syllables and none comes twice. */
const SPREAD = 7_919;

/** The deals of a play; after the first round companies get other names, so that no two of different rounds look alike. */
export function castDeals(count: number): CastDeal[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / SCENARIOS.length);
    const scenario = SCENARIOS[index % SCENARIOS.length] as Scenario;
    const shared = scenario.payment.kind === 'by_the_one_before' ? index - 1 : index;
    const { name, street, zip } = scenario.company;
    const company = {
      ...scenario.company,
      name: named(name, round),
      street: streetOf(street, round),
      zip: zipOf(zip, round),
    };
    return {
      scenario,
      dealId: String(FIRST_ID + index),
      companyId: String(FIRST_ID * 2 + shared),
      contactId: String(FIRST_ID * 3 + shared),
      company: { ...company, vatNumber: vatNumber(scenario, shared) },
    };
  });
}

/** Two invented words take the place of the first two; companies that share their first word go on sharing it. */
function named(name: string, round: number): string {
  if (round === 0) return name;
  const [first = '', , ...rest] = name.split(' ');
  const family = SCENARIOS.findIndex(({ company }) => company.name.startsWith(`${first} `));
  const seed = ((round * SCENARIOS.length + family) * SPREAD) % SYLLABLES.length ** 4;
  const syllable = (place: number) => SYLLABLES[Math.floor(seed / SYLLABLES.length ** place) % SYLLABLES.length] ?? '';
  const word = (place: number) => syllable(place).replace(/^./, (letter) => letter.toUpperCase()) + syllable(place + 1);
  return [word(0), word(2), ...rest].join(' ');
}

function zipOf(zip: string, round: number): string {
  return String(Number(zip) + round).padStart(zip.length, '0');
}

function streetOf(street: string, round: number): string {
  return round === 0 ? street : street.replace(/\d+$/, (number) => String(Number(number) + 7 * round));
}

function vatNumber(scenario: Scenario, index: number): string | undefined {
  if (!scenario.company.vatId) return undefined;
  return scenario.company.country === 'AT'
    ? austrianVatId(1_358_562 + index * 7_919)
    : germanVatId(13_669_597 + index * 104_729);
}

/** The records of the play as the sandbox's CRM takes them. */
export function crmRecords(deals: CastDeal[]): Record<string, unknown> {
  const lines = deals.flatMap((deal) =>
    deal.scenario.lines.map((line, index) => ({ deal, line, id: `${deal.dealId}${index}`, index })),
  );
  const unique = [...new Map(deals.map((deal) => [deal.companyId, deal])).values()];
  return {
    deals: deals.map(({ dealId, scenario }) => ({
      id: dealId,
      properties: {
        dealname: scenario.deal,
        dealstage: 'contractsent',
        pipeline: 'default',
        amount: netAmount(scenario),
        deal_currency_code: scenario.currency,
        payment_term: scenario.paymentTerm,
      },
    })),
    companies: unique.map(({ companyId, company }) => ({
      id: companyId,
      properties: {
        name: company.name,
        address: company.street,
        zip: company.zip,
        city: company.city,
        country: company.country,
        hs_country_code: company.country,
        email: `buchhaltung@kunde-${companyId}.example`,
        buyer_reference: `KD-${companyId}`,
        ...(company.vatNumber && { vat_id: company.vatNumber }),
        ...(company.invoiceFormat && { invoice_format: company.invoiceFormat }),
      },
    })),
    contacts: unique.map(({ contactId, companyId }) => ({
      id: contactId,
      properties: { firstname: 'Alex', lastname: `Muster ${companyId}`, email: `einkauf@kunde-${companyId}.example` },
    })),
    line_items: lines.map(({ id, line, index }) => ({
      id,
      properties: {
        hs_sku: line.sku,
        name: line.name,
        quantity: line.quantity,
        price: line.price,
        hs_position_on_quote: String(index),
        ...(line.discount && { hs_discount_percentage: line.discount }),
      },
    })),
    associations: [
      ...deals.flatMap(({ dealId, companyId, contactId }) => [
        { from: { type: 'deals', id: dealId }, to: { type: 'companies', id: companyId } },
        { from: { type: 'deals', id: dealId }, to: { type: 'contacts', id: contactId } },
      ]),
      ...lines.map(({ deal, id }) => ({ from: { type: 'deals', id: deal.dealId }, to: { type: 'line_items', id } })),
    ],
  };
}

/** Net sum of a deal's lines, each rounded to cents; in integers, so exact. */
function netAmount(scenario: Scenario): string {
  const cents = scenario.lines.reduce((all, line) => {
    const thousandths = scaled(line.quantity, 3) * scaled(line.price, 2) * (100n - scaled(line.discount ?? '0', 0));
    return all + (thousandths + 50_000n) / 100_000n;
  }, 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
}
