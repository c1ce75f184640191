import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, shapeFaults } from '@belegfluss/sdk';
import { shapeParts } from '@belegfluss/testing';
import { parseYaml } from '@belegfluss/yaml';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BillingSettings } from './billing-settings.ts';
import { billingSettingsInUse, judgeBillingSettings, readBillingSettings } from './read-settings.ts';

const SHIPPED = fileURLToPath(new URL('../../../../flows/sales-to-invoice', import.meta.url));

describe('settings of billing', () => {
  it('of the shipped flows fit', () => {
    expect(billingSettingsInUse(SHIPPED)).toEqual(readBillingSettings(SHIPPED));
  });

  it('have a shape that says nothing that nobody judges', () => {
    for (const part of shapeParts(BillingSettings)) expect(() => shapeFaults(part, '')).not.toThrow();
  });

  it('that do not fit are refused with their field, said in both languages', () => {
    const folder = mkdtempSync(join(tmpdir(), 'belegfluss-billing-'));
    const text = readFileSync(join(SHIPPED, 'pack.yaml'), 'utf8').replace(/^( +)seller:/m, '$1sellers:');
    writeFileSync(join(folder, 'pack.yaml'), text);
    const refused = { code: 'billing.bad_settings', path: 'settings.billing' };
    expect(() => readBillingSettings(folder)).toThrow(DiagnosticError);
    try {
      readBillingSettings(folder);
    } catch (error) {
      const message = {
        de: expect.stringContaining('„seller“ fehlt'),
        en: expect.stringContaining('"seller" is missing'),
      };
      expect(error).toMatchObject({
        diagnostics: expect.arrayContaining([expect.objectContaining({ ...refused, message })]),
      });
    }
  });

  it('are judged beyond their shape, and fields that nobody knows are refused', () => {
    const pack = parseYaml(readFileSync(join(SHIPPED, 'pack.yaml'), 'utf8'), 1).parsed?.value as {
      settings: { billing: object };
    };
    const judged = (over: object) =>
      judgeBillingSettings({
        connections: { billing: { use: 'billing' } },
        settings: { billing: { ...pack.settings.billing, ...over } },
      }).map(({ path, message }) => `${path.slice(2).join('.')}: ${message.de}`);
    expect(judged({})).toEqual([]);
    expect(judged({ numberRanges: { invoice: 'RE-{year}' } })).toEqual([
      'numberRanges.invoice: Die Einstellung numberRanges.invoice passt nicht (der Zähler {n} oder {n:5} fehlt).',
    ]);
    expect(judged({ numberRanges: { invoice: 'RE-{n}', cancelation: 'ST-{n}' } })).toEqual([
      expect.stringContaining('„cancelation“ kennt niemand'),
    ]);
    expect(judged({ languages: { de: 'de' } })).toEqual([expect.stringContaining('languages')]);
  });

  it('are asked for only where a connection uses billing', () => {
    const broken = { settings: { billing: 7 } };
    expect(judgeBillingSettings({ ...broken, connections: { crm: { use: 'hubspot' } } })).toEqual([]);
    expect(judgeBillingSettings({ ...broken, connections: { billing: { use: 'billing' } } })).toMatchObject([
      { code: 'billing.bad_settings', path: ['settings', 'billing'] },
    ]);
  });
});
