import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { CredentialStore, loadMasterKeys, Vault } from '@belegfluss/vault';
import { servePack, type ServedPack } from '../../test/served-pack.ts';

const BIN = fileURLToPath(new URL('../../bin/belegfluss.js', import.meta.url));
const SHIPPED = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));
const WITH_BUILD_MS = 180_000;
const SECRET = 'ends in\ntwo lines';
describe('belegfluss connections secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-secrets-'));
  let served: ServedPack;

  beforeAll(async () => {
    cpSync(SHIPPED, folder, { recursive: true });
    served = await servePack(folder);
  }, 60_000);
  afterAll(async () => {
    await served.stop();
    rmSync(folder, { recursive: true });
  });

  /** Calls the command as a pipe does: this is what standard input holds. */
  const given = async (input: string, ...argv: string[]) => {
    const child = spawn(process.execPath, [BIN, 'connections', 'secrets', ...argv, '--server', served.url], {
      env: { BELEGFLUSS_TOKEN: served.token, LANG: 'en_GB' },
    });
    child.stdin.end(input);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { exitCode: child.exitCode, said: out + err };
  };

  it(
    'seals what standard input holds, without the end of its last line, and never says it',
    async () => {
      const { exitCode, said } = await given(`${SECRET}\n`, 'crm', 'clientSecret');
      expect([exitCode, said]).toEqual([
        0,
        `crm: clientSecret sealed. belegfluss connections test crm --server ${served.url} shows whether the system takes them.\n`,
      ]);
      const { current, previous } = await loadMasterKeys({ stateFolder: folder });
      const credentials = new CredentialStore(served.database.db, new Vault(current, previous));
      expect(await credentials.open('crm')).toEqual({ clientSecret: SECRET });
    },
    WITH_BUILD_MS,
  );

  it.each([
    ['nothing', '\n', ['crm', 'clientSecret'], 'Nothing was entered'],
    ['a secret for no field', SECRET, ['crm'], 'Name the field: accessToken, clientSecret'],
    ['a field that it has not, which is not repeated', SECRET, ['crm', 'hunter2'], 'It has these: '],
    ['a connection that is not there', SECRET, ['crmm', 'clientSecret'], 'There are: '],
    ['a secret as an argument', '', ['crm', 'clientSecret', 'hunter2'], 'cannot be called like this'],
  ])('refuses %s, and changes nothing', async (_what, input, argv, why) => {
    const { exitCode, said } = await given(input, ...argv);
    expect([exitCode, said]).toEqual([2, expect.stringContaining(why)]);
    expect(said).not.toContain('hunter2');
  });
});
