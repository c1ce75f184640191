import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium, visitConsole } from './console-visit.ts';
import { startDemoInstallation, type DemoInstallation } from './demo-installation.ts';
import { editFlow } from './edit-flow.ts';

let browser: Browser | undefined;
let demo: DemoInstallation | undefined;

beforeAll(async () => {
  browser = await startChromium();
  if (browser) demo = await startDemoInstallation();
}, 110_000);

afterAll(async () => {
  await browser?.close();
  expect(await demo?.stop()).toBe(browser && 0);
}, 30_000);

/** A visit that must pass without an error in the browser and without a request to another host. */
async function visit(
  how: { path?: string; signedIn?: boolean },
  act: (page: Page, demo: DemoInstallation) => Promise<void>,
): Promise<void> {
  const installation = demo;
  if (!browser || !installation) return console.warn('skipped: no Chromium');
  const report = await visitConsole(browser, installation, how, (page) => act(page, installation));
  expect(report).toEqual({ errors: [], foreignRequests: [] });
}

/** Goes from the list to the case of a customer, as people do. */
async function openCase(page: Page, customer: string): Promise<void> {
  await page.getByRole('link', { name: customer }).click();
  await page.getByRole('heading', { name: customer }).waitFor();
  await page.getByRole('heading', { name: 'Belegkette' }).waitFor();
}

describe('the console of a real installation', () => {
  it('lets the administrator in with the password of the terminal, changes language and lets out again', async () => {
    await visit({ signedIn: false }, async (page, { person }) => {
      await page.getByLabel('Benutzername').fill(person.name);
      await page.getByLabel('Passwort', { exact: true }).fill(person.password);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.getByRole('heading', { name: 'Vorgänge' }).waitFor();
      await page.getByRole('button', { name: `Benutzermenü von ${person.name}` }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByRole('heading', { name: 'Cases' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.goto('/cases');
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });
  });

  it('lists all cases with their stages and what is still open', async () => {
    await visit({}, async (page) => {
      await page.getByText('13 Vorgänge', { exact: true }).waitFor();
      const rows = await page.locator('[data-case]').allInnerTexts();
      expect(rows.filter((row) => row.includes('Zurückgemeldet')).length).toBe(13);
      expect(rows.filter((row) => row.includes('Ausgeglichen')).length).toBe(12);
      expect(rows.filter((row) => row.includes('Überfällig'))).toEqual([
        expect.stringMatching(/Bauservice Lindner KG[^]*4\.386,82\s€/),
      ]);
      expect(rows.find((row) => row.includes('Zürcher'))).toMatch(/8\.600,00\sCHF[^]*0,00\sCHF/);
    });
  });

  it('shows the corrected invoice between its cancellation and its replacement', async () => {
    await visit({}, async (page) => {
      await openCase(page, 'Weingut Kessler OHG');
      const texts = await page.locator('[data-kind=invoice], [data-kind=cancellation]').allInnerTexts();
      const card = (part: string) => texts.find((text) => text.includes(part)) ?? '';
      expect(card('storniert')).toMatch(/Rechnung[^]*2\.616,81\s€/);
      expect(card('Storno')).toMatch(/−2\.616,81\s€/);
      expect(card('2.093,45')).toContain('gestellt');
      await page.locator('[data-kind=cancellation]').click();
      const panel = page.getByRole('dialog');
      await panel.getByText('Menge war falsch').waitFor();
      await panel.getByText('Inland', { exact: true }).waitFor();
      await panel.getByRole('button', { name: 'Rechnung RE-' }).click();
      await panel.getByText('storniert', { exact: true }).waitFor();
    });
  });

  it('opens an invoice as the PDF that was sent and as readable XML', async () => {
    await visit({}, async (page) => {
      await openCase(page, 'Hanseatische Kaffeerösterei AG');
      const served = page.waitForResponse((response) => response.url().includes('.pdf'));
      await page.locator('[data-kind=invoice]').click();
      const pdf = await served;
      expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf']);
      const frame = page.locator('iframe');
      const file = await page.request.get((await frame.getAttribute('src')) ?? '');
      expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
      // Safari shows a blank page instead of a PDF in a sandbox; Chromium hides the header from its own answer.
      expect(file.headers()['content-security-policy']).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
      );
      await page.getByText('2 % bis 14.03.2026').waitFor();
      await page.getByText('XML', { exact: true }).click();
      const code = page.getByRole('region', { name: /^RE-.*\.xml$/ });
      await code.getByText('Hanseatische Kaffeerösterei AG').first().waitFor();
      expect(await frame.count()).toBe(0);
      await page.getByText('Prüfbericht', { exact: true }).click();
      expect(await frame.getAttribute('title')).toMatch(/^RE-.*-Pruefbericht\.pdf$/);
      await page.getByText(/^EN 16931 [\d.]+, XRechnung 3/).waitFor();
    });
  });

  it('unfolds a run into its steps and keeps addresses of people covered', async () => {
    await visit({}, async (page) => {
      await openCase(page, 'Rheintal Maschinenbau GmbH');
      const run = page.locator('[data-run]').filter({ hasText: 'Gewonnener Deal wird Vertrag' });
      await run.getByRole('button').first().click();
      const contact = run.locator('details[data-state=done]').filter({ hasText: 'crm.contact' });
      await contact.locator('summary').first().click();
      await contact.getByText('"[e-mail]"').first().waitFor();
      expect(await contact.innerText()).not.toContain('@');
    });
  });

  it('takes the answer to the open question and tells every open window without a reload', async () => {
    await visit({ path: '/cases' }, async (page) => {
      const badge = page.getByRole('navigation').getByLabel('1 offen');
      await badge.waitFor();
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      const inbox = await page.context().newPage();
      await inbox.goto('/questions');
      await inbox.locator('[data-question]').click();
      await inbox.getByRole('heading', { name: 'Wofür ist die Zahlung über 777,77 EUR' }).waitFor();
      await inbox.getByText('Gehört zu keiner Rechnung').click();
      await inbox.getByRole('button', { name: 'Entscheidung übernehmen' }).click();
      await inbox.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
      await inbox.getByRole('textbox', { name: 'Grund' }).fill('Irrläufer, geht zurück');
      await inbox.keyboard.press('Enter');
      await inbox.getByText('Nichts zu klären').waitFor();
      await badge.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    });
  });

  it('shows what a deed to many and a replay with an edited record would do, before anything is done', async () => {
    await visit({ path: '/runs?flow=won_deal_to_contract&state=done' }, async (page) => {
      const before = await (await page.request.get('/api/v1/runs?limit=200')).text();
      await page.getByRole('button', { name: 'von vorn wiederholen …' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: '13 Läufe wiederholen' }).waitFor();
      expect(await dialog.locator('[data-selected]').count()).toBe(13);
      await dialog.getByRole('button', { name: 'Zurück' }).click();
      await page.locator('[data-run]').first().getByRole('link').click();
      await page.getByRole('button', { name: 'contact', exact: false }).first().click();
      await page.getByRole('button', { name: 'Ab hier wiederholen' }).click();
      await dialog.getByRole('button', { name: 'Datensatz bearbeiten …' }).click();
      const record = dialog.getByLabel('Datensatz als JSON');
      await record.fill((await record.inputValue()).replace(/"name": ".*"/, '"name": "Anderer Name"'));
      const changes = dialog.getByRole('list', { name: 'Was am Datensatz anders ist' });
      await changes.getByText('"Anderer Name"').waitFor();
      expect(await changes.getByRole('listitem').count()).toBe(1);
      await dialog.getByText('ist erledigt und wird nicht noch einmal gesendet').first().waitFor();
      expect(await (await page.request.get('/api/v1/runs?limit=200')).text()).toBe(before);
    });
  });

  it('lets a flow be written, tried out without a trace, brought live and taken back', async () => {
    await visit({}, editFlow);
  }, 120_000);
});
