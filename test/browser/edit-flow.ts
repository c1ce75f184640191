import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** Reading and running the editor's script takes its time on a busy machine. */
const SLOW_MS = 40_000;
const FLOW = 'won_deal_to_contract';

/** Writes a new version of a flow as people do: with a mistake, mended, tried out, compared, brought live and taken back. */
export async function editFlow(page: Page): Promise<void> {
  page.setDefaultTimeout(SLOW_MS);
  await page.goto(`/flows/${FLOW}`);
  await page.getByText('Live ist Version 1 seit').waitFor();
  await makeMistake(page);
  await mend(page);
  await tryOut(page);
  await compareDraft(page);
  await bringLive(page);
  await takeBack(page);
}

/** The key is misspelt in the line below `case:`, which is line 20 of the file. */
async function makeMistake(page: Page): Promise<void> {
  await page
    .locator('.view-line')
    .filter({ hasText: `flow: ${FLOW}` })
    .waitFor();
  // Only an editor that knows the language, and therefore colours it, indents what is below a colon.
  await page.locator('.view-line span[class^="mtk"]:not(.mtk1)').first().waitFor();
  await page.locator('[data-box="case"]').click();
  await page.locator('[data-box="case"][aria-current="step"]').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('retri: {}');
  const problem = page.locator('[data-problem="flow.unknown_key"]');
  expect(await problem.innerText()).toMatch(/^Z\. 20, Sp\. 5\s[^]*retri[^]*retry/);
  await page.locator('.squiggly-error').waitFor();
}

async function mend(page: Page): Promise<void> {
  await page.locator('[data-problem="flow.unknown_key"]').click();
  await page.keyboard.press('Shift+End');
  await page.keyboard.type('# Neuer Hinweis');
  await page.getByText('Keine Befunde').waitFor();
}

/** With the last event that came in, then with that of an earlier run; the server reads from the sandbox and starts no run. */
async function tryOut(page: Page): Promise<void> {
  const before = await runsOf(page);
  await page.keyboard.press('Control+Enter');
  const report = page.locator('[data-dry-run]');
  await report.getByText(/Schreibvorgänge, keiner ausgeführt/).waitFor();
  const write = report.locator('[data-would-be="contract"]');
  expect(await write.innerText()).toMatch(/Vertrag anlegen[^]*clm\.contract\.create[^]*steht bereits/);
  await report.getByText('Ein früherer Lauf hat dies schon erledigt').waitFor();
  expect(await report.innerText()).not.toContain('@');
  const event = page.getByLabel('Ereignis', { exact: true });
  const earlier = (await event.locator('option').nth(5).textContent()) ?? '';
  await event.selectOption({ label: earlier });
  await page.getByRole('button', { name: 'Trockenlauf starten' }).click();
  await write.getByText(`${FLOW}/contract/${earlier.split(' ')[0]}/once`).waitFor();
  expect(await runsOf(page)).toBe(before);
}

async function runsOf(page: Page): Promise<string> {
  return (await page.request.get(`/api/v1/runs?flow=${FLOW}&limit=200`)).text();
}

/** The draft is kept by the server: it is there again after the page was loaded anew. */
async function compareDraft(page: Page): Promise<void> {
  await page.getByText(/^gespeichert /).waitFor();
  await page.reload();
  await page.getByText('Entwurf – live ist Version 1').waitFor();
  await page.getByRole('button', { name: 'Vergleichen', exact: true }).click();
  await page.locator('.editor.modified .view-line').filter({ hasText: '# Neuer Hinweis' }).waitFor();
}

async function bringLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Veröffentlichen …' }).click();
  await page.getByRole('textbox', { name: 'Was hat sich geändert' }).fill('Hinweis ergänzt');
  await page.keyboard.press('Enter');
  await page.getByText('Live ist Version 2 seit').waitFor();
  await page.getByRole('tab', { name: 'Versionen (2)' }).click();
  expect(await page.locator('[data-version="2"]').innerText()).toMatch(/live[^]*Hinweis ergänzt/);
}

async function takeBack(page: Page): Promise<void> {
  await page.locator('[data-version="1"]').getByRole('button', { name: 'Wiederherstellen …' }).click();
  await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
  await page.getByText('Live ist Version 3 seit').waitFor();
  await page.locator('[data-version="3"]').getByText('bringt Version 1 zurück').waitFor();
  const { source } = (await (await page.request.get(`/api/v1/flows/${FLOW}`)).json()) as { source: string };
  expect(source).not.toContain('# Neuer Hinweis');
}
