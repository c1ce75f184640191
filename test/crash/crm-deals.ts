/** A deal in the sandbox's CRM with its company and contact. */
export interface CrmDeal {
  dealId: string;
  companyId: string;
  contactId: string;
  company: string;
}

const COMPANIES = [
  'Altmühl Brauerei GmbH',
  'Bergfried Tiefbau KG',
  'Cuxhavener Fischkontor AG',
  'Dornröschen Gartenbau e.K.',
  'Erzgebirgische Spielwaren GmbH',
  'Fuldaer Druckhaus OHG',
  'Gletscherquell Getränke GmbH',
  'Havelland Solartechnik AG',
  'Isartal Fahrradwerk GmbH',
  'Jadebusen Reederei KG',
  'Kyffhäuser Uhren GmbH',
  'Lausitzer Glashütte AG',
];

/** Ids of one of the deals; the same number gives the same deal. */
export function crmDeal(number: number): CrmDeal {
  const company = COMPANIES[number];
  if (company === undefined) throw new Error(`there are ${COMPANIES.length} companies only`);
  return { dealId: `71${number + 10}`, companyId: `72${number + 10}`, contactId: `73${number + 10}`, company };
}

/** A deal that sales has not won yet, as the sandbox's CRM takes it; each has another amount. */
export function crmRecords({ dealId, companyId, contactId, company }: CrmDeal): Record<string, unknown> {
  const quantity = Number(dealId) % 100;
  return {
    deals: [
      {
        id: dealId,
        properties: {
          dealname: `Lizenzen für ${company}`,
          dealstage: 'contractsent',
          pipeline: 'default',
          amount: `${quantity * 490}.00`,
          deal_currency_code: 'EUR',
          payment_term: 'NET30',
        },
      },
    ],
    companies: [
      {
        id: companyId,
        properties: {
          name: company,
          address: `Teststraße ${quantity}`,
          zip: String(10_000 + Number(companyId)),
          city: `Stadt ${quantity}`,
          country: 'DE',
          hs_country_code: 'DE',
          email: `rechnung@kunde-${companyId}.example`,
          buyer_reference: `KD-${companyId}`,
        },
      },
    ],
    contacts: [
      {
        id: contactId,
        properties: { firstname: 'Kim', lastname: `Muster ${contactId}`, email: `kim@kunde-${companyId}.example` },
      },
    ],
    line_items: [
      {
        id: `${dealId}0`,
        properties: {
          hs_sku: 'LIC-CORE',
          name: 'Grundlizenz',
          quantity: String(quantity),
          price: '490.00',
          hs_position_on_quote: '0',
        },
      },
    ],
    associations: [
      { from: { type: 'deals', id: dealId }, to: { type: 'companies', id: companyId } },
      { from: { type: 'deals', id: dealId }, to: { type: 'contacts', id: contactId } },
      { from: { type: 'deals', id: dealId }, to: { type: 'line_items', id: `${dealId}0` } },
    ],
  };
}
