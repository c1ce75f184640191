/** Waits for a person: no mapping table has a row for this product. */
export const ASKING = `flow: asking
title: { de: Fragt, en: Asks }
owner: finance
on:
  asked: { person: { role: finance } }
steps:
  account: { lookup: product_account, key: [{ expr: record.sku }] }
`;

/** A case from its deal to its issued invoice without any other system. */
export const BILLING = `flow: billing_only
title: { de: Nur Abrechnung, en: Billing only }
owner: finance
on:
  asked: { person: { role: finance } }
case: { expr: steps.case.caseId }
steps:
  case:
    call: billing.case.open
    with:
      deal: { connection: crm, key: { expr: record.key }, name: Lizenz, amount: '100.00', currency: EUR, closedAt: '2026-03-02T08:00:00.000Z' }
  customer:
    match: billing.customer
    from:
      name: Kunde GmbH
      vatId: DE811569869
      address: { street: Allee 1, zip: '10115', city: Berlin, country: DE }
      external: { connection: crm, entity: company, key: '77' }
    accept: 0.92
    ask: finance
  assigned:
    call: billing.case.assign
    with: { caseId: { expr: steps.case.caseId }, customerId: { expr: steps.customer.id } }
  recorded:
    call: billing.contract.record
    with: { caseId: { expr: steps.case.caseId }, connection: clm, key: { expr: record.key }, name: Lizenz, status: document.sent, at: { expr: now } }
  signed:
    call: billing.contract.sign
    with:
      connection: clm
      key: { expr: record.key }
      status: document.completed
      signedAt: '2026-03-04T08:00:00.000Z'
      amount: '100.00'
      currency: EUR
      pdf: { expr: record.pdf }
      metadata: {}
  draft:
    call: billing.invoice.draft
    with:
      contractId: { expr: steps.signed.contractId }
      lines: [{ position: 1, sku: A, name: Lizenz, quantity: '1', unit: C62, unitPrice: '100.00', account: '8400', taxRate: '19.00' }]
      paymentTerm: { code: NET30, days: 30, skontoDays: 0, skontoPercent: '0' }
      taxCase: { code: domestic, category: S }
      buyerReference: einkauf@kunde.example
      serviceDate: '2026-03-04'
  issued: { call: billing.invoice.issue, with: { invoiceId: { expr: steps.draft.invoiceId } } }
`;
