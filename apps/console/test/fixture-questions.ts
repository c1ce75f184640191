import type { QuestionRow } from '../src/api/schema.ts';

const ago = (hours: number) => new Date(Date.parse('2026-10-12T07:30:00Z') - hours * 3_600_000).toISOString();
const words = (de: string, en: string) => ({ de, en });
const open: Pick<QuestionRow, 'state' | 'runIds' | 'answer' | 'dueAt'> = {
  state: 'open',
  runIds: [],
  answer: null,
  dueAt: null,
};

/** Three open questions: a missing account, an uncertain customer, an unmatched payment. */
export function fixtureQuestions(): QuestionRow[] {
  return [
    {
      ...open,
      id: 'question-account',
      runIds: ['case-7-run-3'],
      kind: 'mapping.missing_row',
      owner: 'finance',
      title: words(
        'Für das Produkt „Sensorpaket WK-7“ fehlt das Erlöskonto',
        'Product “Sensorpaket WK-7” has no revenue account',
      ),
      evidence: {
        table: 'product-account',
        product: { productCode: 'WK-7', name: 'Sensorpaket WK-7', net: '9500.00', country: 'DE' },
      },
      options: [
        {
          value: 'add_row',
          label: words('Konto eintragen', 'Enter an account'),
          consequence: words(
            'Die Zuordnung gilt ab heute für jede Rechnung mit diesem Produkt.',
            'The mapping applies from today to every invoice with this product.',
          ),
          fields: [
            {
              name: 'account',
              label: words('Erlöskonto', 'Revenue account'),
              type: 'text',
              required: true,
              suggestion: '8400',
            },
            {
              name: 'taxKey',
              label: words('Steuerschlüssel', 'Tax key'),
              type: 'choice',
              required: true,
              choices: [
                { value: '3', label: words('3 – Umsatzsteuer 19 %', '3 – VAT 19 %') },
                { value: '2', label: words('2 – Umsatzsteuer 7 %', '2 – VAT 7 %') },
              ],
              suggestion: '3',
            },
            { name: 'costCentre', label: words('Kostenstelle', 'Cost centre'), type: 'text', required: false },
          ],
        },
        {
          value: 'drop_line',
          label: words('Position nicht berechnen', 'Do not invoice this line'),
          consequence: words(
            'Die Rechnung wird ohne diese Position geschrieben.',
            'The invoice is issued without this line.',
          ),
        },
      ],
      caseIds: ['case-7'],
      openedAt: ago(50),
      dueAt: '2026-10-16',
    },
    duplicateQuestion(),
    paymentQuestion(),
  ];
}

function duplicateQuestion(): QuestionRow {
  return {
    ...open,
    id: 'question-duplicate',
    kind: 'party.possible_duplicate',
    owner: 'sales',
    title: words('Ist „Otto und Partner StB“ ein bekannter Kunde?', 'Is “Otto und Partner StB” a known customer?'),
    evidence: {
      incoming: {
        name: 'Otto und Partner StB',
        street: 'Am Wall 12',
        city: 'Bremen',
        vatId: null,
        domain: 'otto-partner.example',
      },
      candidates: [
        {
          key: '10013',
          score: '0.87',
          reasons: [words('Name ähnlich', 'similar name'), words('gleiche Anschrift', 'same address')],
          record: {
            name: 'Otto & Partner Steuerberater PartG mbB',
            street: 'Am Wall 12',
            city: 'Bremen',
            vatId: 'DE811907980',
            domain: 'otto-partner.example',
          },
        },
        {
          key: '10044',
          score: '0.68',
          reasons: [words('Name ähnlich', 'similar name')],
          record: {
            name: 'Otto Partner Consulting GmbH',
            street: 'Domshof 4',
            city: 'Bremen',
            vatId: 'DE129273398',
            domain: 'opc.example',
          },
        },
      ],
    },
    options: [
      {
        value: 'link-10013',
        label: words('Es ist Debitor 10013', 'It is debtor 10013'),
        consequence: words('Der Auftrag wird mit diesem Kunden verknüpft.', 'The deal is linked to this customer.'),
      },
      {
        value: 'new',
        label: words('Neuen Kunden anlegen', 'Create a new customer'),
        consequence: words(
          'Ein Debitor mit neuer Nummer entsteht; das Paar wird nicht wieder vorgelegt.',
          'A debtor with a new number is created; this pair is never asked again.',
        ),
      },
    ],
    caseIds: ['case-13'],
    openedAt: ago(5),
  };
}

function paymentQuestion(): QuestionRow {
  return {
    ...open,
    id: 'question-payment',
    kind: 'bank.unmatched_payment',
    owner: 'finance',
    title: words(
      'Zahlungseingang über 4.165,00 € passt zu keinem offenen Posten',
      'A payment of 4,165.00 € fits no open item',
    ),
    evidence: {
      payment: {
        amount: '4165.00',
        currency: 'EUR',
        bookedOn: '2026-10-09',
        payer: 'Sammelkasse Nord',
        purpose: 'Gutschrift lt. Schreiben v. 01.10.',
      },
    },
    options: [
      {
        value: 'allocate',
        label: words('Einer Rechnung zuordnen', 'Allocate to an invoice'),
        consequence: words(
          'Der Betrag wird mit der Rechnung verrechnet.',
          'The amount is set off against the invoice.',
        ),
        fields: [
          { name: 'invoice', label: words('Rechnungsnummer', 'Invoice number'), type: 'text', required: true },
          { name: 'amount', label: words('Betrag', 'Amount'), type: 'amount', required: true, suggestion: '4165.00' },
          {
            name: 'valueDate',
            label: words('Wertstellung', 'Value date'),
            type: 'date',
            required: false,
            suggestion: '2026-10-09',
          },
        ],
      },
      {
        value: 'ignore',
        label: words('Gehört nicht zu uns', 'Not ours'),
        consequence: words(
          'Der Umsatz bleibt ohne Beleg und wird so im Prüfpfad vermerkt.',
          'The transaction stays without a voucher and is noted so in the journal.',
        ),
      },
    ],
    caseIds: [],
    openedAt: ago(1),
  };
}
