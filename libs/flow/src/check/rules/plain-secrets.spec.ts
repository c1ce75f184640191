import { describe, expect, it } from '@jest/globals';
import { readYaml } from '../../source/source.ts';
import { plainSecrets } from './plain-secrets.ts';
import type { Path } from '../findings.ts';

function found(text: string, declared: Path[] = []) {
  const { source, diagnostics } = readYaml('a.yaml', text);
  if (!source) throw new Error(diagnostics[0]?.code);
  return plainSecrets(source, declared);
}

/** Put together here, so that nobody finds them in this file. */
const made = (...parts: string[]) => parts.join('');
const HEX = '0123456789abcdef';

describe('a secret in a file', () => {
  it.each([
    ['private key', made('-----BEGIN RSA PRIV', 'ATE KEY-----')],
    ['JSON Web Token', made('eyJ', 'hbGciOiJIUzI1NiJ9', '.eyJ', 'zdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N')],
    ['GitHub', made('gh', 'p_', HEX, HEX, 'abcd')],
    ['GitLab', made('gl', 'pat-', HEX, 'abcd')],
    ['Slack', made('xo', 'xb-', HEX)],
    ['Stripe', made('sk', '_live_', HEX)],
    ['webhook secret', made('wh', 'sec_', HEX, HEX)],
    ['AWS', made('AK', 'IA', 'IOSFODNN7EXAMPLE')],
    ['HubSpot', made('pa', 't-eu1-', '01234567-89ab-cdef-0123-456789abcdef')],
    ['Google', made('AI', 'za', HEX, HEX, 'abc')],
    ['npm', made('np', 'm_', HEX, HEX, 'abcd')],
    ['Authorization', made('Bea', 'rer ', HEX)],
  ])('is an error where it has the form of one, whatever it is called: %s', (name, token) => {
    for (const text of [`a:\n  b: '${token}'\n`, `a: 1\n# ${token}\n`, `a:\n  expr: '"x" + "${token}"'\n`]) {
      const [finding, ...more] = found(text);
      expect(finding).toMatchObject({ code: 'flow.plain_secret', severity: 'error', line: 2, facts: { name } });
      expect(more).toEqual([]);
      expect(JSON.stringify(finding)).not.toContain(token);
    }
  });

  it.each([
    'password',
    'kennwort',
    'smtp_password',
    'dbPasswort',
    'clientSecret',
    'client-secret',
    'SECRET',
    'passphrase',
  ])('is a warning in a field that holds nothing else: %s', (name) => {
    const [finding] = found(`a:\n  ${name}: geheim\n`);
    expect(finding).toMatchObject({ severity: 'warning', line: 2, path: `a.${name}`, facts: { name } });
    expect(JSON.stringify(finding)).not.toContain('geheim');
  });

  it.each(['token', 'accessToken', 'X-Api-Key', 'authorization', 'shared_key', 'credentials', 'private_key'])(
    'is a warning in a field that mostly holds one, where it looks like one: %s',
    (name) => {
      expect(found(`${name}: aB3xyz\n`)).toMatchObject([{ severity: 'warning' }]);
      expect(found(`${name}: Bearer aB3xyz\n`)).toMatchObject([{ severity: 'warning' }]);
      expect(found(`${name}: nextPage\n`)).toMatchObject([{ severity: 'warning' }]);
      expect(found(`${name}: page4\n`)).toMatchObject([{ severity: 'warning' }]);
      expect(found(`${name}: next_page\n`)).toEqual([]);
    },
  );

  it('is an error in a field that a connector declares as secret, even a number', () => {
    const text = 'connections:\n  crm:\n    config: { pin: 1234, other: 1234 }\n';
    expect(found(text, [['connections', 'crm', 'config', 'pin']])).toMatchObject([
      { severity: 'error', line: 3, column: 20 },
    ]);
    const blank = text.replace('1234', "''").replace('1234', 'null');
    const paths = ['pin', 'other'].map((name): Path => ['connections', 'crm', 'config', name]);
    expect(found(blank, paths)).toEqual([]);
  });

  it('is said in the order of the lines, however it was found', () => {
    const text = `password: geheim\na: ${made('gh', 'p_', HEX, HEX, 'abcd')}\nsecret: geheim\n`;
    expect(found(text).map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('has four signs at least', () => {
    expect(found('password: abcd\n')).toHaveLength(1);
    expect(found('password: abc\n')).toEqual([]);
  });

  it('is said once a line, by what is most certain', () => {
    expect(found(`token: ${made('gh', 'p_', HEX, HEX, 'abcd')}\n`)).toMatchObject([{ severity: 'error' }]);
    expect(found('{ password: geheim, pin: 1234 }\n', [['pin']])).toMatchObject([{ severity: 'error', path: 'pin' }]);
  });
});

describe('no secret', () => {
  it.each([
    'token: { expr: steps.login.token }',
    "token: '{cursor}'",
    'token: ${TOKEN}',
    'token: <your token>',
    'password: "****"',
    'password: …',
    'password: xxxxxx',
    'password: ""',
    'password: null',
    'password: { label: { de: Kennwort, en: Password }, type: text }',
    'secret: hmac',
    'password: Passwort',
    `picture: iVBORw0KGgo/${made('AK', 'IA', 'IOSFODNN7EXAMPLE')}+AAAA`,
    'authorization: Bearer',
    'authorization: basic',
    'token: https://login.example/oauth2/token',
    'tokenUrl: https://login.example/Token1',
    'token_type: Bearer2',
    'secretary: Meier1234',
    'clientId: sandbox-datev-client-1',
    'key: LIC-CORE-2026',
    'passwordPolicy: Long12345',
    'message: Ihr Token 4711 ist abgelaufen',
    '# Bearer authentication is used, Basic is not',
    "note: 'Basic functionality'",
    'tests:\n  - given: { record: { token: aB3xyz, password: geheim } }',
  ])('is %s', (text) => {
    expect(found(`a: 1\n${text}\n`)).toEqual([]);
  });
});

it('looks through the longest file of nothing but beginnings in no time', () => {
  for (const part of ['eyJ-', 'eyJaaaaaaaaaa.', 'Bearer ', 'xoxb-', 'pat-', '-----BEGIN A ', 'sk_live_']) {
    const text = `a: "${part.repeat(240_000 / part.length)}"\n`;
    const before = process.cpuUsage().user;
    found(text);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1_000);
  }
});
