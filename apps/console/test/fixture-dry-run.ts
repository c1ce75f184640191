import type { DryRunResult } from '../src/api/schema.ts';

/** A dry run that goes on with an example and ends at a step that fails. */
export const fixtureDryRun: DryRunResult = {
  flow: 'won_deal_to_contract',
  revision: 'c0ffee12'.repeat(8),
  state: 'dead',
  reason: { code: 'record.missing', message: { de: 'Datensatz 701 fehlt', en: 'no record 701' } },
  at: 'contact',
  steps: [
    {
      path: 'company',
      kind: 'read',
      use: 'crm.company',
      state: 'done',
      input: { key: '601' },
      output: { id: '601', name: 'Muster GmbH' },
      error: null,
    },
    {
      path: 'case',
      kind: 'call',
      use: 'billing.case.open',
      state: 'done',
      input: { deal: { key: '501' } },
      output: { caseId: 'assumed:case.caseId' },
      error: null,
    },
    {
      path: 'contact',
      kind: 'read',
      use: 'crm.contact',
      state: 'failed',
      input: { key: '701' },
      output: null,
      error: { code: 'record.missing', message: { de: 'Datensatz 701 fehlt', en: 'no record 701' } },
    },
  ],
  effects: [
    {
      step: 'case',
      use: 'billing.case.open',
      key: 'won_deal_to_contract/case/501/once',
      with: { deal: { connection: 'crm', key: '501', name: 'Wartung 2027' } },
    },
  ],
  questions: [],
  emitted: [],
  assumed: [{ step: 'case', use: 'billing.case.open' }],
  onceKey: '501',
  doneBefore: true,
  standing: ['won_deal_to_contract/case/501/once'],
};
