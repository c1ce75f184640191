import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import type { AccountFact, AccountPurpose } from './account-facts.ts';
import { accountFacts } from './account-facts.ts';

/** The accounts of a client by purpose, and which of them nobody has confirmed. */
export interface AccountChart {
  accounts: Readonly<Record<AccountPurpose, string>>;
  /** A warning for each account that is common use only and was not set. */
  findings: Diagnostic[];
}

/** The accounts of a standard chart with those that a client has set instead. */
export function accountChart(
  chart: '03' | '04',
  settings: Readonly<Partial<Record<AccountPurpose, string>>> = {},
): AccountChart {
  const facts = Object.entries(accountFacts[chart]) as [AccountPurpose, AccountFact][];
  const own = facts.map(([purpose, { account }]): [AccountPurpose, string] => [purpose, settings[purpose] ?? account]);
  return {
    accounts: Object.fromEntries(own) as Record<AccountPurpose, string>,
    findings: facts.flatMap(([purpose, { account, confirmed }]) =>
      confirmed || settings[purpose] !== undefined
        ? []
        : [datevDiagnostic('account_unconfirmed', { path: `accounts.${purpose}` }, { purpose, account, chart })],
    ),
  };
}
