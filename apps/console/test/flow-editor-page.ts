import type { Page } from 'playwright-core';
import { consoleVisits, type Act, type Visit } from './console-browser.ts';

/** A large script is read and run; a busy machine takes its time. */
export const SLOW_MS = 90_000;
const FLOW = '/flows/won_deal_to_contract';

/** Visits to the page of one flow, for the tests of one file. */
export function flowVisits(): (how: Visit, act: Act) => Promise<void> {
  const visitConsole = consoleVisits();
  return (how, act) =>
    visitConsole({ path: FLOW, ...how }, (page, server) => {
      page.setDefaultTimeout(SLOW_MS / 3);
      return act(page, server);
    });
}

export const editor = (page: Page) => page.getByRole('region', { name: 'Text des Ablaufs' });
export const shown = (page: Page, text: string) =>
  editor(page).locator('.view-line').filter({ hasText: text }).first().waitFor();
export const selectedBox = (page: Page, key: string) =>
  page.locator(`[data-box="${key}"][aria-current="step"]`).waitFor();

/** Waits for a line on the right side of a comparison. */
export const changed = (page: Page, text: string) =>
  page.locator('.editor.modified .view-line').filter({ hasText: text }).first().waitFor();

/** Waits until the editor knows the language: only then it colours the text, and indents what is below a colon. */
export const coloured = (page: Page) =>
  editor(page).locator('.view-line span[class^="mtk"]:not(.mtk1)').first().waitFor();

/** Opens the line below a step's first and types there. */
export async function typeBelow(page: Page, step: string, typed: string): Promise<void> {
  await coloured(page);
  await page.locator(`[data-box="${step}"]`).click();
  await selectedBox(page, step);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(typed);
}
