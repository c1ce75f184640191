import { ROLES } from '@belegfluss/access';
import { billingConnector, judgeBillingSettings, type BillingSettings } from '@belegfluss/billing';
import { connectors, httpSystems } from '@belegfluss/connectors';
import type { PackOptions } from '@belegfluss/flow';
import type { Connector } from '@belegfluss/sdk';
import type { Database } from '@belegfluss/store';

/** Stands for the address of the sandbox: nobody calls it, only its form is judged. */
const SANDBOX = 'http://127.0.0.1:7410';

/** What a flow pack can speak to, without a server or a database. */
export function installed(environment: string): PackOptions {
  return {
    connectors: [...connectors, builtIn()],
    systems: httpSystems,
    judgeSettings: judgeBillingSettings,
    roles: ROLES,
    environment,
    sandboxUrl: SANDBOX,
  };
}

/** Only its shape is asked for: what it offers, and what its actions take and give. */
function builtIn(): Connector {
  return billingConnector({ db: refusing('database') as Database, settings: refusing('settings') as BillingSettings });
}

/** Stands where nothing may be used; shows a mistake of ours at once. */
function refusing(what: string): unknown {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error(`an offline verb must not use the ${what}`);
      },
    },
  );
}
