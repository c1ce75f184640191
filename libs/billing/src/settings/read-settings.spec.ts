import { describe, expect, it } from '@jest/globals';
import { DiagnosticError, shapeFaults } from '@belegfluss/sdk';
import { shapeParts } from '@belegfluss/testing';
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

  it('name number ranges in which no number comes twice, and a day on which a fiscal year can begin', () => {
    const { datev, ...settings } = readBillingSettings(SHIPPED);
    const connections = { billing: { use: 'billing' } };
    const billing = {
      ...settings,
      datev: { ...datev, fiscalYearStart: '13-01' },
      numberRanges: { invoice: 'RE-{year}', cancellation: 'ST-{year}-{n}' },
    };
    const faults = judgeBillingSettings({ connections, settings: { billing } });
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'settings.billing.datev.fiscalYearStart',
      'settings.billing.numberRanges.invoice',
    ]);
    expect(faults[1]?.message.en).toContain('the form of RE-{year}-{n:5}');
  });

  it('are asked for only where a connection uses billing', () => {
    const broken = { settings: { billing: 7 } };
    expect(judgeBillingSettings({ ...broken, connections: { crm: { use: 'hubspot' } } })).toEqual([]);
    expect(judgeBillingSettings({ ...broken, connections: { billing: { use: 'billing' } } })).toMatchObject([
      { code: 'billing.bad_settings', path: ['settings', 'billing'] },
    ]);
  });
});
