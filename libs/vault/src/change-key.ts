import type { Database } from '@belegfluss/store';
import { CredentialStore } from './credential-store.ts';
import { LeasedSecret } from './leased-secret.ts';
import { beginKeyChange, endKeyChange, loadMasterKeys, type KeySource } from './master-key.ts';
import { Vault } from './vault.ts';

/** What a change of the master key came to. */
export interface KeyChange {
  /** Ids of the keys; they tell nothing about them. */
  from: string | undefined;
  to: string;
  /** Secrets that were put under the new key by this call. */
  changed: number;
  /** Where the old key is kept; missing where it came from the environment. */
  oldKeyFile?: string;
}

/**
 * Puts everything that is sealed under another master key: a new one in the state folder, or that of the environment in the place
 * of the one before. It may be killed at any time: whoever starts in between opens both, and calling it again goes on.
 * Nobody else may seal meanwhile. Throws DiagnosticError `vault.*`.
 */
export async function changeMasterKey(db: Database, source: KeySource): Promise<KeyChange> {
  await beginKeyChange(source);
  const { current, previous } = await loadMasterKeys(source);
  const changed = await rewrapAll(db, new Vault(current, previous));
  const oldKeyFile = await endKeyChange(source);
  return { from: previous[0]?.id, to: current.id, changed, ...(oldKeyFile !== undefined && { oldKeyFile }) };
}

async function rewrapAll(db: Database, vault: Vault): Promise<number> {
  let changed = await new CredentialStore(db, vault).rotate();
  const rows = await db.query<{ connection: string }>(
    'select connection from oauth_token where sealed is not null order by connection',
  );
  for (const { connection } of rows) if (await new LeasedSecret(db, vault, connection).rotate()) changed += 1;
  return changed;
}
