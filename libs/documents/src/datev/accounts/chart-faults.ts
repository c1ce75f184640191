import type { DatevFaultText } from '../datev-faults.ts';

/** What is open about the accounts and tax keys of a client. */
export const chartFaults = {
  account_unconfirmed: {
    severity: 'warning',
    message: {
      de: 'Das Konto für „{purpose}“ ({account}) ist nur üblich, nicht belegt.',
      en: 'The account for “{purpose}” ({account}) is common use, not confirmed.',
    },
    remedy: {
      de: 'Stimmen Sie es mit der Kanzlei ab, und legen Sie es in den Einstellungen fest.',
      en: 'Agree with the tax adviser and set it in the settings.',
    },
  },
} satisfies Record<string, DatevFaultText>;
