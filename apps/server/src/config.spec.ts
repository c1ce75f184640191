import { describe, expect, it } from '@jest/globals';
import { DiagnosticError } from '@belegfluss/sdk';
import { printableConfig, readConfig } from './config.ts';

const GOOD = { DATABASE_URL: 'postgres://belegfluss:open-sesame@localhost:5432/belegfluss' };

function faults(environment: Record<string, string>): unknown[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return error.diagnostics.map(({ code, facts }) => `${code} ${String(facts?.['name'])}`);
  }
}

describe('the settings', () => {
  it('need nothing but a database', () => {
    expect(readConfig(GOOD)).toMatchObject({
      port: 7400,
      publicUrl: 'http://127.0.0.1:7400',
      roles: ['api', 'worker', 'scheduler'],
      allowPrivateHosts: false,
      concurrency: 80,
      diskFreePercent: 10,
    });
    expect(faults({})).toEqual(['config.invalid DATABASE_URL']);
  });

  it('take an empty variable for a missing one', () => {
    expect(readConfig({ ...GOOD, PORT: '', ROLES: ' ', PUBLIC_URL: '' })).toEqual(readConfig(GOOD));
  });

  it.each([
    ['BELEGFLUSS_ALLOW_PRIVATE_HOSTS', 'true', { allowPrivateHosts: true }],
    ['BELEGFLUSS_ALLOW_PRIVATE_HOSTS', 'false', { allowPrivateHosts: false }],
    ['ROLES', ' worker , api ', { roles: ['worker', 'api'] }],
    ['PUBLIC_URL', 'https://belegfluss.example/', { publicUrl: 'https://belegfluss.example' }],
    ['PORT', '7500', { port: 7_500, publicUrl: 'http://127.0.0.1:7500' }],
    ['BELEGFLUSS_DISK_FREE_PERCENT', '0', { diskFreePercent: 0 }],
    ['BELEGFLUSS_ALERT_WEBHOOK_SECRET', 'sixteen-letters!', { alertWebhookSecret: 'sixteen-letters!' }],
  ])('are read from %s=%s as they are meant', (name, value, settings) => {
    expect(readConfig({ ...GOOD, [name]: value })).toMatchObject(settings);
  });

  it.each([
    ['BELEGFLUSS_ALERT_WEBHOOK_SECRET', 'fifteen-letters'],
    ['BELEGFLUSS_DISK_FREE_PERCENT', '-1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'postgres://a:b@:x'],
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'belegfluss.example'],
    ['PUBLIC_URL', 'https://'],
    ['ROLES', 'api,boss'],
    ['LOG_LEVEL', 'loud'],
    ['BELEGFLUSS_ENVIRONMENT', 'Not A Word'],
    ['BELEGFLUSS_SANDBOX_URL', 'nowhere'],
    ['BELEGFLUSS_ALLOW_PRIVATE_HOSTS', 'perhaps'],
    ['BELEGFLUSS_CONCURRENCY', '0'],
    ['BELEGFLUSS_CONCURRENCY', 'many'],
  ])('refuse %s=%s and name the variable, once', (name, value) => {
    expect(faults({ ...GOOD, [name]: value })).toEqual([`config.invalid ${name}`]);
  });

  it('are all named that are wrong', () => {
    expect(faults({ PORT: '-1', LOG_LEVEL: 'loud', ...GOOD }).toSorted()).toEqual([
      'config.invalid LOG_LEVEL',
      'config.invalid PORT',
    ]);
  });

  it('are printed without the password and the key', () => {
    const query = `${GOOD.DATABASE_URL}?password=open-sesame`;
    const printed = JSON.stringify(
      printableConfig(readConfig({ DATABASE_URL: query, BELEGFLUSS_KEY: 'the-master-key' })),
    );
    expect(printed).toContain('localhost:5432');
    expect(printed).not.toContain('open-sesame');
    expect(printed).not.toContain('the-master-key');
  });
});
