import { describe, expect, it } from '@jest/globals';
import { changed, editor, flowVisits, selectedBox, shown, SLOW_MS, typeBelow } from './flow-editor-page.ts';

const visit = flowVisits();

describe('the flows of the console', () => {
  it(
    'are listed with what is live, and load no editor before one is opened',
    async () => {
      await visit({ path: '/flows' }, async (page) => {
        const loaded: string[] = [];
        page.on('request', (request) => loaded.push(request.url()));
        await page.getByText('2 Abläufe', { exact: true }).waitFor();
        expect(await page.locator('[data-flow="won_deal_to_contract"]').innerText()).toMatch(
          /Gewonnener Deal wird Vertrag[^]*won_deal_to_contract[^]*Vertrieb[^]*Version 2[^]*wie in den Dateien/,
        );
        const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
        expect(before.filter((name) => /monaco|flow-page/.test(name))).toEqual([]);
        await page.getByRole('link', { name: 'Gewonnener Deal wird Vertrag' }).click();
        await shown(page, 'flow: won_deal_to_contract');
        expect(loaded.some((url) => url.includes('monaco'))).toBe(true);
      });
    },
    SLOW_MS,
  );

  it(
    'underline what the checker finds at its line, list it, and lead there',
    async () => {
      await visit({}, async (page) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.getByText('Keine Befunde').waitFor();
        await typeBelow(page, 'case', 'retri: {}');
        const problem = page.locator('[data-problem="flow.unknown_key"]');
        expect(await problem.innerText()).toMatch(
          /Z\. 20, Sp\. 5[^]*Schlüssel „retri“[^]*Meinten Sie „retry“\?[^]*Fehler/,
        );
        await editor(page).locator('.squiggly-error').waitFor();
        await page.locator('[data-box="case"][data-faulty]').waitFor();
        await page.locator('[data-box="sent"]').click();
        await selectedBox(page, 'sent');
        await problem.click();
        await selectedBox(page, 'case');
        await page.keyboard.press('Shift+End');
        await page.keyboard.press('Delete');
        await page.getByText('Keine Befunde').waitFor();
      });
    },
    SLOW_MS,
  );

  it(
    'are gone through with an event, and show what failed at its line',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.locator('[data-box="company"]').click();
        await page.keyboard.press('Control+Enter');
        const report = page.locator('[data-dry-run="dead"]');
        await report.getByText('1 Schreibvorgang, nicht ausgeführt').waitFor();
        expect(await report.locator('[data-would-be="case"]').innerText()).toMatch(
          /Vorgang eröffnen[^]*billing\.case\.open[^]*steht bereits[^]*name: "Wartung 2027"/,
        );
        await page.getByText('1 Befund', { exact: true }).waitFor();
        await page.locator('[data-problem="record.missing"]').getByText('Z. 17, Sp. 3').waitFor();
        await editor(page).locator('.squiggly-error').waitFor();
        expect(server.flows.dryRuns).toEqual([{ last: true, source: expect.stringContaining('  company: {') }]);
        await report.locator('[data-step="company"]').getByRole('button', { name: 'company' }).click();
        await page.keyboard.press('Home');
        await page.keyboard.type('# ');
        await page.getByText('Der Text hat sich seit diesem Trockenlauf geändert.').waitFor();
        await page.locator('[data-problem="record.missing"]').waitFor({ state: 'detached' });
        await page.getByLabel('Ereignis', { exact: true }).selectOption({ label: 'als JSON eingeben …' });
        await page.getByLabel('Ereignis als JSON').fill('501');
        await page.getByRole('button', { name: 'Trockenlauf starten' }).click();
        await page.getByText('Das ist kein JSON-Objekt.').waitFor();
        await page.getByLabel('Ereignis als JSON').fill('{ "key": "501" }');
        await page.keyboard.press('Control+Enter');
        await page.locator('[data-problem="record.missing"]').waitFor();
        expect(server.flows.dryRuns.map(({ event }) => event)).toEqual([undefined, { key: '501' }]);
      });
    },
    SLOW_MS,
  );

  it(
    'keep a draft, go live with it, and bring an earlier version back',
    async () => {
      await visit({}, async (page, server) => {
        await page.getByText('Live ist Version 2 seit').waitFor();
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', '# Neuer Hinweis');
        await page.getByText('Entwurf – live ist Version 2').waitFor();
        await page.getByText('gespeichert 12.10.2026').waitFor();
        await page.reload();
        await page.getByText('Entwurf – live ist Version 2').waitFor();
        await page.getByRole('button', { name: 'Vergleichen', exact: true }).click();
        await changed(page, '# Neuer Hinweis');
        await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
        await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
        await page.getByText('Bitte sagen Sie in einem Satz').waitFor();
        await page.getByRole('textbox', { name: 'Was hat sich geändert' }).fill('Hinweis ergänzt');
        await page.keyboard.press('Enter');
        await page.getByText('Live ist Version 3 seit').waitFor();
        await page.getByRole('tab', { name: 'Versionen (3)' }).click();
        expect(await page.locator('[data-version="3"]').innerText()).toMatch(/live[^]*Hinweis ergänzt[^]*admin/);
        await page.locator('[data-version="1"]').getByRole('button', { name: 'Wiederherstellen …' }).click();
        await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
        await page.getByText('Live ist Version 4 seit').waitFor();
        await page.locator('[data-version="4"]').getByText('bringt Version 1 zurück').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toBeUndefined();
      });
    },
    SLOW_MS,
  );

  it(
    'throw a draft away after a question only',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', '# Versehen');
        await page.getByText('gespeichert 12.10.2026').waitFor();
        await page.getByRole('button', { name: 'Entwurf verwerfen …' }).click();
        await page.getByText('lässt sich nicht zurückholen').waitFor();
        await page.getByRole('button', { name: 'Abbrechen' }).last().click();
        await shown(page, '# Versehen');
        expect(server.flows.draftOf('won_deal_to_contract')).toContain('# Versehen');
        await page.getByRole('button', { name: 'Entwurf verwerfen …' }).click();
        const submit = page.getByRole('button', { name: 'Verwerfen', exact: true });
        await page.getByRole('dialog').locator(':focus').waitFor();
        // Enter alone must not do what nothing brings back.
        expect(await submit.evaluate((button) => button === document.activeElement)).toBe(false);
        await submit.click();
        await page.getByText('Live ist Version 2 seit').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toBeUndefined();
      });
    },
    SLOW_MS,
  );

  it(
    'show three sides where somebody else was faster, and go on from there',
    async () => {
      await visit({ expectedErrors: ['409'] }, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', '# Meine Änderung');
        await page.getByText('gespeichert 12.10.2026').waitFor();
        server.flows.deployElsewhere('won_deal_to_contract', (source) =>
          source.replace('owner: sales', 'owner: finance'),
        );
        const deploy = async () => {
          await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
          await page.getByRole('textbox', { name: 'Was hat sich geändert' }).fill('Meine Änderung');
          await page.keyboard.press('Enter');
        };
        await deploy();
        const conflict = page.locator('[data-conflict]');
        await conflict.getByText('Inzwischen ist Version 3 live').waitFor();
        await changed(page, 'owner: finance');
        await conflict.getByText('Was Sie geändert haben').click();
        await changed(page, '# Meine Änderung');
        await conflict.getByRole('button', { name: 'Auf Version 3 aufsetzen' }).click();
        await page.getByText('gespeichert 12.10.2026').waitFor();
        await deploy();
        await page.getByText('Live ist Version 4 seit').waitFor();
      });
    },
    SLOW_MS,
  );

  it(
    'hear of what somebody else deploys while one writes, and leave the text alone',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', '# Meine Änderung');
        await page.getByText('gespeichert 12.10.2026').waitFor();
        server.flows.deployElsewhere('won_deal_to_contract', (source) =>
          source.replace('owner: sales', 'owner: finance'),
        );
        server.announce({ topic: 'flows', id: 'won_deal_to_contract' });
        await page.getByText('Inzwischen ist Version 3 live, von Bernd Berger;').waitFor();
        await shown(page, '# Meine Änderung');
        expect(await page.locator('[data-conflict]').count()).toBe(0);
      });
    },
    SLOW_MS,
  );

  it(
    'say when they are due, and are taken out of service and back after a question',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.getByText('Zeitplan morning: nächster Termin Di., 13.10.2026, 06:00 (Europe/Zurich)').waitFor();
        await page.getByRole('button', { name: 'Außer Betrieb nehmen …' }).click();
        await page.getByText('Nichts startet diesen Ablauf mehr.').waitFor();
        await page.getByRole('button', { name: 'Abbrechen' }).last().click();
        await page.getByText('Live ist Version 2 seit').waitFor();
        await page.getByRole('button', { name: 'Außer Betrieb nehmen …' }).click();
        await page.getByRole('button', { name: 'Außer Betrieb nehmen', exact: true }).click();
        await page.getByText('Zuletzt live war Version 2.').waitFor();
        await page.getByText('Beim nächsten Start gelten wieder die Dateien. Nehmen Sie die Datei heraus.').waitFor();
        await shown(page, 'flow: won_deal_to_contract');
        await page.getByRole('button', { name: 'Wieder in Betrieb nehmen …' }).click();
        await page.getByRole('button', { name: 'In Betrieb nehmen', exact: true }).click();
        await page.getByText('Live ist Version 3 seit').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toBeUndefined();
      });
    },
    SLOW_MS,
  );

  it(
    'wait for their time where that is wanted',
    async () => {
      await visit({}, async (page) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', '# Später');
        await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
        await page.getByRole('textbox', { name: 'Was hat sich geändert' }).fill('Ab Januar');
        await page.getByText('Zu einem Zeitpunkt').click();
        await page.getByLabel('Zeitpunkt', { exact: true }).fill('2999-01-01T08:00');
        await page.getByRole('button', { name: 'Vormerken' }).click();
        await page.locator('[data-planned]').getByText('Version 3 wird am 01.01.2999, 08:00:00 live').waitFor();
        await page.getByRole('button', { name: 'Absagen' }).click();
        await page.locator('[data-planned]').waitFor({ state: 'detached' });
      });
    },
    SLOW_MS,
  );

  it(
    'fit a phone, and explain keys in the language of the reader',
    async () => {
      await visit({ width: 360 }, async (page) => {
        await page.evaluate(() => localStorage.setItem('belegfluss.language', 'en'));
        await page.reload();
        const line = page.getByRole('region', { name: 'Text of the flow' }).locator('.view-line').nth(2);
        await line.waitFor();
        await page.getByText('Version 2 is live since').waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
        await line.locator('span > span').first().hover();
        await page.locator('.monaco-hover').getByText('Name of the flow').first().waitFor();
        await page.locator('[data-box="case"]').focus();
        await page.keyboard.press('Enter');
        await selectedBox(page, 'case');
      });
    },
    SLOW_MS,
  );
});
