import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleVisits } from './console-browser.ts';

const visit = consoleVisits();

describe('the console', () => {
  it('lets in whom the server knows and says plainly when it does not', async () => {
    await visit({ signedIn: false, path: '/questions', expectedErrors: ['401'] }, async (page) => {
      await page.getByLabel('Benutzername').fill('admin');
      await page.getByLabel('Passwort', { exact: true }).fill('falsch');
      await page.keyboard.press('Enter');
      await page.getByText('Benutzername oder Passwort stimmt nicht.').waitFor();
      await page.getByLabel('Passwort', { exact: true }).fill('richtig');
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.getByRole('heading', { name: 'Klärungen' }).waitFor();
      await page.getByRole('button', { name: 'Benutzermenü von admin' }).click();
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    });
  });

  it('narrows the list of cases and keeps the filter in the address', async () => {
    await visit({}, async (page, server) => {
      await page.getByText('13 Vorgänge', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Unterschrieben' }).click();
      await page.getByText('1 Vorgang gefunden').waitFor();
      expect(await page.locator('[data-case]').allInnerTexts()).toEqual([expect.stringContaining('Strömungsmechanik')]);
      await page.getByRole('button', { name: 'Alle' }).click();
      await page.getByText('13 Vorgänge', { exact: true }).waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('weiß');
      await page.getByText('1 Vorgang gefunden').waitFor();
      expect(page.url()).toBe(`${server.url}/cases?search=wei%C3%9F`);
      await page.reload();
      await page.getByText('1 Vorgang gefunden').waitFor();
      expect(await page.locator('[data-case="case-5"]').innerText()).toMatch(/128\.520,00\s€[^]*Überfällig/);
      await page.getByRole('searchbox').fill('gibt es nicht');
      await page.getByText('Kein Vorgang passt zu dieser Eingrenzung').waitFor();
    });
  });

  it('opens a case by keyboard alone and shows its chain with branches and gaps', async () => {
    await visit({ path: '/cases?search=weiß' }, async (page) => {
      await page.getByRole('link', { name: 'Gebrüder Weiß' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Belegkette' }).waitFor();
      const gaps = page.locator('[data-missing]');
      expect(await gaps.allInnerTexts()).toEqual([
        expect.stringContaining('Zahlung'),
        expect.stringContaining('Rückmeldung'),
      ]);
      expect(await gaps.first().evaluate((card) => getComputedStyle(card).borderTopStyle)).toBe('dashed');
      expect(await page.locator('[data-voucher="invoice"]').innerText()).toContain('storniert');
      const topOf = async (id: string) => (await page.locator(`[data-voucher="${id}"]`).boundingBox())?.y ?? 0;
      expect(await topOf('cancellation')).toBeGreaterThan(await topOf('invoice'));
      expect(await topOf('booking-3')).toBe(await topOf('replacement'));
      await page.locator('[data-voucher="payment"]').focus();
      await page.keyboard.press('Enter');
      await page.getByText('noch nicht eingegangen oder noch nicht zugeordnet').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it.each([1280, 1440, 1680])(
    'shows the whole chain on a screen of %i pixels, and no card cuts a word',
    async (width) => {
      await visit({ path: '/cases/case-5', width }, async (page) => {
        await page.locator('[data-voucher]').first().waitFor();
        expect(await page.getByRole('group', { name: 'Belege von links nach rechts' }).evaluate(isCut)).toBe(false);
        for (const words of await page.locator('[data-voucher], [data-voucher] span').all())
          expect([await words.textContent(), await words.evaluate(isCut)]).toEqual([expect.any(String), false]);
      });
    },
  );

  it('shows XML as harmless folding lines, the PDF beside it, and text of DATEV with its umlauts', async () => {
    await visit({ path: '/cases/case-1?voucher=invoice' }, async (page) => {
      const code = page.getByRole('region', { name: 'RE-2026-0001.xml' });
      await code.getByText('<img src=x onerror="document.title=1">').waitFor();
      expect(await page.locator('img[src="x"]').count()).toBe(0);
      expect(await page.title()).toContain('Alpenblick');
      await code.getByRole('button', { name: 'cac:Party auf- oder zuklappen' }).click();
      expect(await code.getByText('cac:PartyName').count()).toBe(0);
      const served = page.waitForResponse((response) => response.url().includes('/files/pdf-fixture'));
      await page.getByText('PDF', { exact: true }).click();
      expect((await served).headers()['content-type']).toBe('application/pdf');
      expect(await page.locator('iframe').getAttribute('title')).toBe('RE-2026-0001.pdf');
      await page.getByRole('button', { name: 'Buchung Stapel 9/0001', exact: true }).click();
      await page.getByText('Erlöse München').waitFor();
    });
  });

  it('unfolds a run into steps with attempts, inputs and errors', async () => {
    await visit({ path: '/cases/case-7' }, async (page) => {
      await page.locator('[data-run="case-7-run-3"] > button').click();
      await page.getByText('connector.rate_limited').waitFor();
      const steps = page.locator('[data-run="case-7-run-3"] li');
      expect(await steps.nth(2).innerText()).toMatch(/send-contract[^]*fehlgeschlagen · 3 Versuche/);
      await steps.first().getByText('read-deal').click();
      await steps.first().getByText('"9204123"').waitFor();
      expect(await steps.first().getByText('•••').first().isVisible()).toBe(false);
      await steps.first().getByText('contact').click();
      expect(await steps.first().getByText('•••').first().isVisible()).toBe(true);
    });
  });

  it('takes an answer with its fields, sends it once and goes on to the next question', async () => {
    await visit({ path: '/questions/question-account' }, async (page, server) => {
      await page.getByText('Wie möchten Sie entscheiden?').waitFor();
      await page.keyboard.press('1');
      await page.getByRole('button', { name: 'Entscheidung übernehmen' }).click();
      await page.getByText('Bitte füllen Sie dieses Feld aus.').waitFor();
      expect(server.answers).toEqual([]);
      await page.getByRole('button', { name: 'Vorschlag übernehmen: 8400' }).click();
      await page.getByRole('button', { name: 'Vorschlag übernehmen: 3 – Umsatzsteuer 19 %' }).click();
      await page.getByRole('textbox', { name: 'Kostenstelle' }).press('Enter');
      await page.getByText('Ihre Entscheidung ist gespeichert.').waitFor();
      expect(server.answers).toEqual([
        { id: 'question-account', body: { option: 'add_row', fields: { account: '8400', taxKey: '3' } } },
      ]);
      await page.getByRole('heading', { name: 'Ist „Otto und Partner StB“' }).waitFor();
      await page.getByText('2 offen', { exact: true }).waitFor();
      expect(await page.locator('td[data-differs]').count()).toBe(4);
    });
  });

  it('sends amounts as decimal strings, however they are typed', async () => {
    await visit({ path: '/questions/question-payment' }, async (page, server) => {
      await page.getByText('Einer Rechnung zuordnen').click();
      await page.getByRole('textbox', { name: 'Rechnungsnummer' }).fill('RE-2026-0003');
      await page.getByRole('textbox', { name: 'Betrag' }).fill('4.165,00');
      await page.keyboard.press('Enter');
      await page.getByText('Ihre Entscheidung ist gespeichert.').waitFor();
      expect(server.answers[0]?.body.fields).toEqual({ invoice: 'RE-2026-0003', amount: '4165.00' });
    });
  });
});

/** Waits until a page shows all that it reads. */
async function complete(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const lines of await page.getByText('Wird geladen').all()) await lines.waitFor({ state: 'detached' });
}

/** Whether a text has more lines, or longer ones, than are shown. */
const isCut = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element) =>
  scrollHeight > clientHeight || scrollWidth > clientWidth;

describe('the console over time', () => {
  it('shows a change without a reload', async () => {
    await visit({}, async (page, server) => {
      const line = page.locator('[data-case="case-9"]');
      await line.getByText('Offen', { exact: true }).first().waitFor();
      await page.evaluate(() => Object.assign(window, { sameDocument: true }));
      const row = server.cases[8];
      if (row) row.payment = { ...row.payment, status: 'paid', open: '0.00', received: row.amount };
      server.announce({ topic: 'cases', id: 'case-9' });
      await line.getByText('Ausgeglichen').waitFor();
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    });
  });

  it('offers to reload where the server has been renewed since the page was opened, and calls it no failure', async () => {
    await visit({ path: '/flows', expectedErrors: ['404'] }, async (page) => {
      await page.route(/assets\/flow-page-/, (route) => route.fulfill({ status: 404 }));
      await page.getByRole('link', { name: 'Gewonnener Deal wird Vertrag' }).click();
      await page.getByRole('heading', { name: 'Die Konsole wurde inzwischen erneuert' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.unroute(/assets\/flow-page-/);
      await page.getByRole('button', { name: 'Neu laden' }).click();
      await page.getByRole('region', { name: 'Text des Ablaufs' }).waitFor();
    });
  });

  it('says when live messages stop and catches up once they are back', async () => {
    await visit({ expectedErrors: ['ERR_'] }, async (page, server) => {
      await page.getByText('Live', { exact: true }).waitFor();
      const row = server.cases[0];
      if (row?.customer) row.customer.name = 'Alpenblick Resort GmbH';
      server.cutStreams();
      await page.getByText('Getrennt – neuer Versuch läuft').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
      await page.getByText('Alpenblick Resort GmbH').waitFor();
    });
  });

  it('explains a failure, names who acts, and recovers on the next try', async () => {
    await visit({ path: '/connections', expectedErrors: ['503'] }, async (page, server) => {
      server.failCases(true);
      await page.getByRole('link', { name: 'Vorgänge' }).click();
      await page.getByText('Die Vorgänge konnten nicht geladen werden.').waitFor();
      expect(await page.getByRole('alert').innerText()).toMatch(/Wer handelt: Ihre Administration/);
      await page.getByText('Details für die Technik').click();
      await page.getByText('store.unavailable · 503').waitFor();
      server.failCases(false);
      await page.getByRole('button', { name: 'Erneut versuchen' }).click();
      await page.getByText('13 Vorgänge', { exact: true }).waitFor();
    });
  });

  it('switches language and look at once and remembers both', async () => {
    await visit({ path: '/connections' }, async (page) => {
      await page.locator('[data-breaker="open"]').getByText('Unterbrochen').waitFor();
      await page.locator('[data-connection="depot"]').getByText('Nicht eingerichtet').waitFor();
      await page.locator('[data-connection="crm"]').getByText('In Betrieb').waitFor();
      await page.locator('[data-connection="shop"]').getByText('Noch nicht aufgerufen').waitFor();
      await page.locator('[data-connection="bank"]').getByText('eine Pause bis 12.10.2026, 10:03:00').waitFor();
      const budgets = page.locator('[data-connection="crm"] dd', { hasText: 'fast verbraucht' });
      expect(await budgets.allInnerTexts()).toEqual(['fast verbraucht: 4 von 5 Anfragen in 1 s deal.search']);
      await page.getByRole('button', { name: 'Benutzermenü von admin' }).click();
      await page.getByText('English').click();
      await page.getByText('Dark', { exact: true }).click();
      await page.locator('[data-breaker="open"]').getByText('Interrupted').waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'Connections' }).waitFor();
      const root = page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('data-mantine-color-scheme')]).toEqual([
        'en',
        'dark',
      ]);
    });
  });

  it.each([360, 1024])('fits %i pixels in every room', async (room) => {
    await visit({ width: room }, async (page, server) => {
      for (const path of ['/cases', '/cases/case-5', '/questions', '/questions/question-duplicate', '/connections']) {
        await page.goto(server.url + path);
        await complete(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ path, width }).toEqual({ path, width: room });
      }
      await page.getByRole('link', { name: 'Klärungen' }).first().click();
      await page.locator('[data-question="question-account"]').click();
      await page.getByText('Konto eintragen').waitFor();
    });
  });

  it.each([360, 1280])('breaks words that are wider than %i pixels', async (room) => {
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
    await visit({ width: room }, async (page, server) => {
      const [first] = server.cases;
      if (first?.customer) first.customer.name = word;
      for (const { title, options } of server.questions)
        for (const text of [title, ...options.map(({ label }) => label)]) text.de = word;
      for (const path of [
        '/cases',
        '/cases/case-1',
        '/runs/case-1-run-1',
        '/questions',
        '/questions/question-account',
      ]) {
        await page.goto(server.url + path);
        await complete(page);
        expect({ path, width: await page.evaluate(() => document.documentElement.scrollWidth) }).toEqual({
          path,
          width: room,
        });
      }
    });
  });

  it('shows whole names of customers beside all columns', async () => {
    await visit({ width: 1280 }, async (page, server) => {
      const [first] = server.cases;
      if (first?.customer) first.customer.name = 'Hanseatische Kaffeerösterei am Alten Hafen GmbH & Co. KG';
      await page.goto(`${server.url}/cases`);
      const links = page.locator('[data-case] a');
      await links.first().waitFor();
      expect(await Promise.all((await links.all()).map((link) => link.evaluate(isCut)))).not.toContain(true);
    });
  });

  it('lets the keyboard skip the navigation and always shows where it is', async () => {
    await visit({}, async (page) => {
      await page.locator('[data-case]').first().waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt springen');
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
      expect(outline).not.toBe('none');
    });
  });
});
