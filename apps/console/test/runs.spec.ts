import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openConsoleBrowser, type ConsoleBrowser, type Visit } from './console-browser.ts';
import type { FixtureServer } from './fixture-server.ts';

/** Where nothing is built yet. */
const WITH_BUILD_MS = 180_000;

describe('the runs in the console', () => {
  let browser: ConsoleBrowser | undefined;
  beforeAll(async () => {
    browser = await openConsoleBrowser();
  }, WITH_BUILD_MS);
  afterAll(() => browser?.close());

  const visit = async (how: Visit, act: (page: Page, server: FixtureServer) => Promise<void>): Promise<void> => {
    if (browser) expect(await browser.visit(how, act)).toEqual({ errors: [], foreignRequests: [] });
  };

  it('are narrowed by state and search in the address, and opened by keyboard', async () => {
    await visit({ path: '/runs' }, async (page, server) => {
      await page.getByRole('button', { name: 'fehlgeschlagen' }).click();
      await page.getByText('1 Lauf', { exact: true }).waitFor();
      expect(page.url()).toBe(`${server.url}/runs?state=dead`);
      await page.reload();
      await page.getByText('1 Lauf', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'An DATEV' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Gewählter Schritt' }).getByText('connector.rate_limited').waitFor();
      await page.getByRole('button', { name: 'read-deal' }).click();
      await page.getByRole('region', { name: 'Gewählter Schritt' }).getByText('crm.deal.get').waitFor();
      await page.goto(`${server.url}/runs?search=nichts`);
      await page.getByText('Kein Lauf passt zu dieser Eingrenzung').waitFor();
    });
  });

  it('show what a replay repeats before it begins, and keep cause and note of what is closed', async () => {
    await visit({ path: '/runs/case-12-run-4' }, async (page, server) => {
      await page.getByRole('button', { name: 'Ab hier wiederholen' }).click();
      const repeats = page.getByRole('list', { name: 'Was sich wiederholt' });
      await repeats.getByText('ist erledigt und wird nicht noch einmal gesendet').waitFor();
      await page.getByRole('button', { name: 'Zurück' }).click();
      expect(server.deeds).toEqual([]);
      await page.getByRole('button', { name: 'Von Hand abschließen' }).click();
      await page.getByLabel('Ursache').selectOption('duplicate');
      await page.getByLabel('Notiz').fill('doppelt gemeldet');
      await page.getByRole('dialog').getByRole('button', { name: 'Von Hand abschließen' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(server.deeds).toEqual([
        { id: 'case-12-run-4', verb: 'resolve', body: { cause: 'duplicate', note: 'doppelt gemeldet' } },
      ]);
    });
  });

  it.each([360, 1024])('fit %i pixels', async (room) => {
    await visit({ width: room, path: '/runs' }, async (page, server) => {
      for (const path of ['/runs', '/runs/case-12-run-4']) {
        await page.goto(server.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ path, width }).toEqual({ path, width: room });
      }
    });
  });
});
