import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { consoleVisits } from './console-browser.ts';

const id = (number: number) => `01a2004b-2166-7000-b2d2-00000000000${number}`;

/** Scrolling takes a moment. */
async function isInView(place: Locator): Promise<boolean> {
  return place.evaluate(
    (element) =>
      new Promise<boolean>((resolve) => {
        new IntersectionObserver(([seen]) => seen?.isIntersecting && resolve(true)).observe(element);
      }),
  );
}

describe('deliveries that could not be read', () => {
  const visit = consoleVisits();

  it('are told beside the runs, and lead to what is to be decided, which is done with a note', async () => {
    await visit({ path: '/runs' }, async (page, server) => {
      await page.getByLabel('3 nicht lesbare Lieferungen').waitFor();
      await page.getByText('3 eingegangene Lieferungen waren nicht zu lesen').waitFor();
      await page.getByRole('link', { name: 'Ansehen' }).click();
      const section = page.getByRole('region', { name: 'Nicht lesbare Lieferungen' });
      const title = section.getByRole('heading', { name: 'Nicht lesbare Lieferungen' });
      await title.waitFor();
      expect(await isInView(title)).toBe(true);
      await section.getByRole('button', { name: /^crm: .* \(2\)$/ }).click();
      await section.locator(`[data-delivery="${id(3)}"]`).waitFor({ state: 'detached' });
      await section.getByRole('button', { name: '2 noch einmal lesen' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Notiz').fill('Konnektor erneuert');
      await dialog.getByRole('button', { name: 'Noch einmal lesen' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page.getByLabel('1 nicht lesbare Lieferung').waitFor();
      expect(server.decided).toEqual([{ kind: 'retry', body: { ids: [id(1), id(2)], note: 'Konnektor erneuert' } }]);
    });
  });

  it('are dismissed one by one, after which nothing speaks of them; their body can be kept as a file', async () => {
    await visit({ path: '/connections' }, async (page, server) => {
      const last = page.locator(`[data-delivery="${id(3)}"]`);
      await last.getByText('Die Nachricht hat dreimal den Prozess beendet').waitFor();
      const file = last.getByRole('link', { name: 'Inhalt herunterladen' });
      expect(await file.getAttribute('href')).toBe(`/api/v1/refused-deliveries/${id(3)}/body`);
      for (const number of [3, 2, 1]) {
        await page
          .locator(`[data-delivery="${id(number)}"]`)
          .getByRole('button', { name: 'Ablegen' })
          .click();
        await page.getByRole('dialog').getByRole('button', { name: 'Ablegen' }).click();
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
      await page.getByRole('region', { name: 'Nicht lesbare Lieferungen' }).waitFor({ state: 'detached' });
      expect(server.decided.map(({ body }) => body)).toEqual([3, 2, 1].map((number) => ({ ids: [id(number)] })));
    });
  });

  it('are seen by whoever is signed in, and decided by administrators of integrations', async () => {
    await visit({ path: '/connections', roles: ['finance'] }, async (page) => {
      const section = page.getByRole('region', { name: 'Nicht lesbare Lieferungen' });
      await section.locator('[data-role-needed="integration_admin"]').waitFor();
      expect(await section.getByRole('button', { name: /lesen|Ablegen/ }).count()).toBe(0);
    });
  });
});
