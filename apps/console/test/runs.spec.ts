import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { consoleVisits } from './console-browser.ts';

describe('the runs in the console', () => {
  const visit = consoleVisits();

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

  it('become a test of their flow, which is handed out as a file', async () => {
    await visit({ path: '/runs/case-12-run-4' }, async (page) => {
      await page.getByRole('button', { name: 'Test daraus machen' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('älteren Fassung').waitFor();
      await dialog.getByRole('region').getByText('name: run_case_12_run_4').waitFor();
      const download = page.waitForEvent('download');
      await dialog.getByRole('link', { name: 'Herunterladen' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe('run_case_12_run_4.test.yaml');
      expect(await readFile(await file.path(), 'utf8')).toContain('flow: deal_won');
    });
  });

  it('begin with what failed where they are long, and show all steps and the runs they set off page by page', async () => {
    await visit({ path: '/runs/large' }, async (page) => {
      const steps = page.getByRole('region', { name: 'Schritte im Zeitverlauf' });
      await steps.getByText('1 fehlgeschlagen, von 10.001 Schritten').waitFor();
      await page.getByRole('region', { name: 'Gewählter Schritt' }).getByText('Die Menge fehlt.').waitFor();
      await steps.getByRole('button', { name: 'Alle', exact: true }).click();
      await steps.getByText('200 von 10.001 Schritten').waitFor();
      await steps.getByText('9.999 von 10.000, 1 fehlgeschlagen').waitFor();
      await steps.getByRole('button', { name: 'Weitere Schritte' }).click();
      await steps.getByText('400 von 10.001 Schritten').waitFor();
      await steps.getByRole('button', { name: 'Weitere Schritte' }).click();
      await steps.getByText('600 von 10.001 Schritten').waitFor();

      const relations = page.getByRole('list', { name: 'Verwandte Läufe' });
      expect(await relations.getByRole('link').count()).toBe(5);
      await relations.getByRole('button', { name: 'noch 115 Läufe' }).click();
      await relations.getByRole('button', { name: 'noch 70 Läufe' }).click();
      await relations.getByRole('button', { name: 'noch 20 Läufe' }).click();
      await relations.getByText('L-119').waitFor();
      expect(await relations.getByRole('link').count()).toBe(120);
    });
  });

  it('lead to the run they wait for and back, and say that it ends with them', async () => {
    await visit({ path: '/runs?state=waiting' }, async (page) => {
      await page.locator('[data-run] a').first().click();
      const relations = page.getByRole('list', { name: 'Verwandte Läufe' });
      await relations.getByText('Schritt „wait-for-signature“ wartet auf').waitFor();
      await page.getByRole('button', { name: 'Lauf abbrechen' }).click();
      await page.getByRole('dialog').getByText('Damit enden auch die Läufe, auf die er wartet: deal-won').waitFor();
      await page.getByRole('button', { name: 'Zurück' }).click();
      await relations.getByRole('link', { name: 'deal-won' }).click();
      await page.getByText('ein Schritt wartet auf diesen Lauf:').waitFor();
      await page.getByRole('button', { name: 'Ab hier wiederholen' }).waitFor();
    });
  });

  it('are gone through again with an edited record, after a look at what differs', async () => {
    await visit({ path: '/runs/case-12-run-4' }, async (page, server) => {
      await page.getByRole('button', { name: 'Ab hier wiederholen' }).click();
      const dialog = page.getByRole('dialog');
      const submit = dialog.getByRole('button', { name: 'Ab hier wiederholen' });
      await dialog.getByRole('button', { name: 'Datensatz bearbeiten …' }).click();
      const record = dialog.getByLabel('Datensatz als JSON');
      expect(JSON.parse(await record.inputValue())).toEqual({ name: 'Wartung', email: '[e-mail]' });
      await record.fill('{ "name": ');
      await dialog.getByText('Das ist kein JSON-Objekt.').waitFor();
      expect(await submit.isDisabled()).toBe(true);
      const input = { name: 'Pflege', email: '[e-mail]' };
      await record.fill(JSON.stringify(input));
      const changes = dialog.getByRole('list', { name: 'Was am Datensatz anders ist' });
      await changes.getByText('"Pflege"').waitFor();
      expect(await changes.innerText()).toBe('name "Wartung" → "Pflege"');
      await submit.click();
      await dialog.waitFor({ state: 'hidden' });
      expect(server.deeds).toEqual([
        {
          id: 'case-12-run-4',
          verb: 'replay',
          body: { from: 'send-contract', version: 'live', input, note: '' },
        },
      ]);
    });
  });

  it('lead to the other runs of their version, and take the narrowing back', async () => {
    await visit({ path: '/runs/case-12-run-1' }, async (page) => {
      await page.getByRole('link', { name: 'Version 2' }).click();
      await page.locator('[data-run="case-12-run-1"]').waitFor();
      const shown = await page
        .locator('[data-run]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run')));
      expect(shown.length).toBeGreaterThan(1);
      expect(shown.filter((id) => !id?.endsWith('-run-1'))).toEqual([]);
      expect(new URL(page.url()).search).toBe('?flow=deal-won&version=2');
      await page.getByRole('button', { name: 'Eingrenzung „deal-won“ aufheben' }).click();
      await page.locator('[data-run="case-12-run-4"]').waitFor();
      expect(new URL(page.url()).search).toBe('');
    });
  });

  it('say which run they go behind while they are queued', async () => {
    await visit({ path: '/runs/case-9-run-2' }, async (page) => {
      const held = page.locator('[data-hold-up="run"]');
      await held.getByText('denn Läufe eines Schlüssels folgen einander').waitFor();
      await held.getByRole('link', { name: '(nur beobachtet)' }).click();
      await page.getByText('Was dieser Lauf getan hätte').waitFor();
    });
  });

  it('are closed in one go, those that were shown and no others', async () => {
    await visit({ path: '/runs' }, async (page, server) => {
      const bulk = page.getByRole('group', { name: 'Alle gefundenen Läufe' });
      await page.locator('[data-run]').first().waitFor();
      expect(await bulk.count()).toBe(0);
      await page.getByRole('button', { name: 'fehlgeschlagen' }).click();
      await page.getByText('1 Lauf', { exact: true }).waitFor();
      expect(await bulk.getByRole('button').allInnerTexts()).toEqual([
        'wiederholen …',
        'von vorn wiederholen …',
        'von Hand abschließen …',
      ]);
      await bulk.getByRole('button', { name: 'von Hand abschließen …' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('[data-selected="case-12-run-4"]').waitFor();
      await dialog.getByLabel('Ursache').selectOption('test');
      await dialog.getByRole('button', { name: '1 Lauf abschließen' }).click();
      await page.getByText('Kein Lauf passt zu dieser Eingrenzung').waitFor();
      await dialog.getByText('Für 1 Lauf ausgeführt.').waitFor();
      await dialog.getByText('1 abgelehnt: Der Lauf ist nicht mehr beiseitegelegt').waitFor();
      expect(server.deeds).toEqual([{ id: 'selection-1', verb: 'selection', body: { cause: 'test', note: '' } }]);
    });
  });

  it('say why they stand as they do, in red only where they failed', async () => {
    await visit({ path: '/runs/case-12-run-4' }, async (page, server) => {
      const colourOf = (words: string) =>
        page
          .getByText(words)
          .first()
          .evaluate((text) => getComputedStyle(text).color);
      const failed = await colourOf('Das System nimmt gerade keine Aufrufe an');
      await page.goto(`${server.url}/runs/case-4-run-5`);
      expect(await colourOf('Wartet auf ein Ereignis')).not.toBe(failed);
    });
  });

  it('say what they would have done where they were only observed', async () => {
    await visit({ path: '/runs/case-9-run-1' }, async (page) => {
      await page.getByText('nur beobachtet', { exact: true }).waitFor();
      const would = page.getByRole('region', { name: 'Was dieser Lauf getan hätte; nichts davon ist geschehen' });
      await would
        .getByRole('region', { name: '1 Schreibvorgang, nicht ausgeführt' })
        .getByText('deal_won/send-contract/1/once')
        .waitFor();
      await would.getByText('contract_sent').waitFor();
      await would.getByRole('button', { name: 'send-contract' }).click();
      await page.getByRole('region', { name: 'Gewählter Schritt' }).getByText('clm.contract.send').waitFor();
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

  it.each([360, 720])('say how long they and their steps took, and when those worked, at %i pixels', async (room) => {
    await visit({ width: room, path: '/runs' }, async (page, server) => {
      expect(await page.locator('[data-run]', { hasText: 'erledigt' }).first().innerText()).toMatch(/\d (ms|s|min)\b/);
      await page.goto(`${server.url}/runs/case-12-run-4`);
      const step = page.getByRole('button', { name: 'read-deal' });
      expect(await step.innerText()).toMatch(/erledigt[^]*\d (ms|s|min)\b/);
      const { width = 0 } = (await step.locator('[data-track]').boundingBox()) ?? {};
      expect(width).toBeGreaterThan(room / 2);
    });
  });
});
