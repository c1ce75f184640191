/** How the customer of a deal pays; decides what the bank statement will show. */
export type Payment =
  | { kind: 'structured' }
  | { kind: 'number_in_text' }
  | { kind: 'misspelt_number' }
  | { kind: 'skonto' }
  | { kind: 'part'; share: string }
  | { kind: 'together_with_next' }
  | { kind: 'by_the_one_before' };

/** One kind of deal that the demo plays; the default demo plays each once. */
export interface Scenario {
  id: string;
  company: {
    name: string;
    street: string;
    zip: string;
    city: string;
    country: 'DE' | 'AT' | 'CH';
    vatId: boolean;
    /** Set at customers who asked for another form of invoice than the usual one. */
    invoiceFormat?: 'zugferd';
  };
  deal: string;
  currency: 'EUR' | 'CHF';
  paymentTerm: string;
  lines: { sku: string; name: string; quantity: string; price: string; discount?: string }[];
  webhook: 'normal' | 'duplicate' | 'none';
  payment: Payment;
  /** The invoice is cancelled and replaced with this quantity on its first line. */
  correctedQuantity?: string;
}

/** Each case of the main job once: tax cases, terms, ways to pay, a lost webhook, a missing account, an uncertain customer, a correction. */
export const SCENARIOS: Scenario[] = [
  {
    id: 'domestic_structured',
    company: {
      name: 'Rheintal Maschinenbau GmbH',
      street: 'Hafenstraße 4',
      zip: '40221',
      city: 'Düsseldorf',
      country: 'DE',
      vatId: true,
    },
    deal: 'Lizenzen Fertigung',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'LIC-CORE', name: 'Grundlizenz', quantity: '12', price: '490.00' }],
    webhook: 'normal',
    payment: { kind: 'structured' },
  },
  {
    id: 'skonto',
    company: {
      name: 'Hanseatische Kaffeerösterei AG',
      street: 'Speicherstadt 18',
      zip: '20457',
      city: 'Hamburg',
      country: 'DE',
      vatId: true,
    },
    deal: 'Einführung Warenwirtschaft',
    currency: 'EUR',
    paymentTerm: 'SK2-10-NET30',
    lines: [
      { sku: 'CONSULT-SENIOR', name: 'Beratung', quantity: '37.5', price: '148.00' },
      { sku: 'LIC-ADDON', name: 'Zusatzmodul Lager', quantity: '3', price: '219.90', discount: '10' },
    ],
    webhook: 'duplicate',
    payment: { kind: 'skonto' },
  },
  {
    id: 'reduced_rate',
    company: {
      name: 'Buchhandlung Sonnenschein e.K.',
      street: 'Marktplatz 2',
      zip: '79098',
      city: 'Freiburg',
      country: 'DE',
      vatId: true,
      invoiceFormat: 'zugferd',
    },
    deal: 'Handbücher',
    currency: 'EUR',
    paymentTerm: 'NET14',
    lines: [{ sku: 'HANDBOOK-PRINT', name: 'Handbuch, gedruckt', quantity: '25', price: '39.95' }],
    webhook: 'normal',
    payment: { kind: 'number_in_text' },
  },
  {
    id: 'mixed_rates',
    company: {
      name: 'Kliniken am Main gGmbH',
      street: 'Uferweg 90',
      zip: '60594',
      city: 'Frankfurt am Main',
      country: 'DE',
      vatId: true,
    },
    deal: 'Workshop mit Handbüchern',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [
      { sku: 'WORKSHOP-REMOTE', name: 'Workshop', quantity: '2', price: '1450.00' },
      { sku: 'HANDBOOK-PRINT', name: 'Handbuch, gedruckt', quantity: '18', price: '39.95' },
      { sku: 'HARDWARE-GATEWAY', name: 'Gateway', quantity: '1', price: '333.33' },
    ],
    webhook: 'normal',
    payment: { kind: 'structured' },
  },
  {
    id: 'reverse_charge',
    company: {
      name: 'Alpenblick Hotelbetriebe GmbH',
      street: 'Maria-Theresien-Straße 21',
      zip: '6020',
      city: 'Innsbruck',
      country: 'AT',
      vatId: true,
    },
    deal: 'Team-Abonnement',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'SAAS-TEAM', name: 'Team-Abonnement', quantity: '12', price: '299.00' }],
    webhook: 'normal',
    payment: { kind: 'structured' },
  },
  {
    id: 'switzerland',
    company: {
      name: 'Zürcher Präzisionswerke AG',
      street: 'Limmatquai 55',
      zip: '8001',
      city: 'Zürich',
      country: 'CH',
      vatId: false,
    },
    deal: 'Migration',
    currency: 'CHF',
    paymentTerm: 'NET30',
    lines: [{ sku: 'MIGRATION-FIX', name: 'Migration zum Festpreis', quantity: '1', price: '8600.00' }],
    webhook: 'normal',
    payment: { kind: 'structured' },
  },
  {
    id: 'part_payment',
    company: {
      name: 'Bauservice Lindner KG',
      street: 'Industriering 7',
      zip: '04347',
      city: 'Leipzig',
      country: 'DE',
      vatId: true,
    },
    deal: 'Beratung Baustellenportal',
    currency: 'EUR',
    paymentTerm: 'NET14',
    lines: [{ sku: 'CONSULT-JUNIOR', name: 'Beratung', quantity: '64', price: '96.00' }],
    webhook: 'normal',
    payment: { kind: 'part', share: '0.4' },
  },
  {
    id: 'collective_first',
    company: {
      name: 'Nordlicht Medien GmbH',
      street: 'Holtenauer Straße 100',
      zip: '24105',
      city: 'Kiel',
      country: 'DE',
      vatId: true,
    },
    deal: 'Hosting',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'HOSTING-DE', name: 'Hosting in Deutschland', quantity: '12', price: '89.00' }],
    webhook: 'normal',
    payment: { kind: 'together_with_next' },
  },
  {
    id: 'collective_second',
    company: {
      name: 'Nordlicht Medien GmbH',
      street: 'Holtenauer Straße 100',
      zip: '24105',
      city: 'Kiel',
      country: 'DE',
      vatId: true,
    },
    deal: 'Support',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'SUPPORT-GOLD', name: 'Support Gold', quantity: '1', price: '2400.00' }],
    webhook: 'normal',
    payment: { kind: 'by_the_one_before' },
  },
  {
    id: 'corrected',
    company: {
      name: 'Weingut Kessler OHG',
      street: 'Kelterweg 3',
      zip: '67487',
      city: 'Maikammer',
      country: 'DE',
      vatId: true,
    },
    deal: 'Lizenzen Weinbau',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'LIC-ADDON', name: 'Zusatzmodul Keller', quantity: '10', price: '219.90' }],
    webhook: 'normal',
    payment: { kind: 'structured' },
    correctedQuantity: '8',
  },
  {
    id: 'missing_account',
    company: {
      name: 'Stadtwerke Ilmenau GmbH',
      street: 'Am Kraftwerk 1',
      zip: '98693',
      city: 'Ilmenau',
      country: 'DE',
      vatId: true,
    },
    deal: 'Schulung vor Ort',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'TRAIN-ONSITE', name: 'Schulung vor Ort', quantity: '3', price: '1280.00' }],
    webhook: 'normal',
    payment: { kind: 'structured' },
  },
  {
    id: 'uncertain_customer',
    company: {
      name: 'Nordlicht Medien GmbH & Co. KG',
      street: 'Holtenauer Str. 102',
      zip: '24105',
      city: 'Kiel',
      country: 'DE',
      vatId: false,
    },
    deal: 'Zusatzmodul Redaktion',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'LIC-ADDON', name: 'Zusatzmodul Redaktion', quantity: '2', price: '219.90' }],
    webhook: 'normal',
    payment: { kind: 'number_in_text' },
  },
  {
    id: 'lost_webhook',
    company: {
      name: 'Optik Brandt & Söhne GmbH',
      street: 'Planckstraße 11',
      zip: '07745',
      city: 'Jena',
      country: 'DE',
      vatId: true,
    },
    deal: 'Enterprise-Abonnement',
    currency: 'EUR',
    paymentTerm: 'NET30',
    lines: [{ sku: 'SAAS-ENTERPRISE', name: 'Enterprise-Abonnement', quantity: '12', price: '1190.00' }],
    webhook: 'none',
    payment: { kind: 'misspelt_number' },
  },
];

/** Deals of the default play: each scenario once. */
export const DEFAULT_DEALS = SCENARIOS.length;
