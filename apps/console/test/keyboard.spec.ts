import { describe, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleVisits } from './console-browser.ts';

type Role = Parameters<Page['getByRole']>[0];

/** Waits until the next key goes to it; a radio button is drawn by its label. */
const untilFocused = (page: Page, role: Role, name: string | RegExp) =>
  page.getByRole(role, { name }).and(page.locator(':focus')).waitFor({ state: 'attached' });

describe('the focus', () => {
  const visit = consoleVisits();

  it('goes to the heading of the room that a link leads to, and of the room that one comes back to', async () => {
    await visit({ path: '/cases?search=weiß' }, async (page) => {
      await page.locator('[data-case] a').press('Enter');
      await untilFocused(page, 'heading', /Weiß/);
      await page.goBack();
      await untilFocused(page, 'heading', 'Vorgänge');
    });
  });

  it('begins in the first field of a dialog, and is back on its button when the dialog closes', async () => {
    await visit({ path: '/connections' }, async (page) => {
      const open = page.getByRole('button', { name: /^Zugangsdaten/ }).first();
      await open.press('Enter');
      await page.getByRole('dialog').getByRole('textbox').first().and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Escape');
      await open.and(page.locator(':focus')).waitFor();
    });
  });

  it('reaches language, look and sign-out with the Tab key', async () => {
    await visit({}, async (page) => {
      await page.getByRole('button', { name: 'Benutzermenü von admin' }).press('Enter');
      await untilFocused(page, 'radio', 'Deutsch');
      await page.keyboard.press('Tab');
      await untilFocused(page, 'radio', 'Gerät');
      await page.keyboard.press('Tab');
      await untilFocused(page, 'button', 'Abmelden');
      await page.keyboard.press('Escape');
      await untilFocused(page, 'button', 'Benutzermenü von admin');
    });
  });

  it('follows a digit to what is to be filled in, a mistake to its field, and an answer to the next question', async () => {
    await visit({ path: '/questions/question-account' }, async (page) => {
      await page.getByText('Mit den Ziffern 1 bis 2 wählen Sie').waitFor();
      await page.keyboard.press('1');
      await untilFocused(page, 'textbox', 'Erlöskonto');
      await page.getByRole('button', { name: 'Entscheidung übernehmen' }).press('Enter');
      await untilFocused(page, 'textbox', 'Erlöskonto');
      await page.getByText('Mit den Ziffern').click();
      await page.keyboard.press('2');
      await untilFocused(page, 'button', 'Entscheidung übernehmen');
      await page.keyboard.press('Enter');
      await untilFocused(page, 'heading', /Otto und Partner/);
    });
  });
});
