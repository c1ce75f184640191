import { describe, expect, it } from '@jest/globals';
import { consoleVisits } from './console-browser.ts';

describe('who may do what in the console', () => {
  const visit = consoleVisits();

  it('puts in secrets that nobody sees again, and hears whether the system takes them', async () => {
    await visit({ path: '/connections' }, async (page, server) => {
      const card = page.locator('[data-connection="crm"]');
      await card.getByText('Geheimnis der Anwendung', { exact: true }).waitFor();
      await card.getByRole('button', { name: 'Zugangsdaten …' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('button', { name: 'Versiegeln und prüfen' }).isDisabled()).toBe(true);
      await dialog.getByText('Noch nicht gesetzt').waitFor();
      const field = dialog.getByLabel('Geheimnis der Anwendung');
      expect([await field.getAttribute('type'), await field.inputValue()]).toEqual(['password', '']);
      await field.fill('streng-geheim');
      await dialog.getByRole('button', { name: 'Versiegeln und prüfen' }).click();
      await dialog.getByText('das System kennt uns als Portal 4711').waitFor();
      // Only what was typed was sent.
      expect(server.sealed).toEqual([{ name: 'crm', body: { clientSecret: 'streng-geheim' } }]);
      await dialog.getByRole('button', { name: 'Schließen' }).last().click();
      await card.getByText('Fehlende Zugangsdaten').waitFor({ state: 'detached' });
      // Whoever hears the page hears whose credentials these are.
      await page.getByRole('button', { name: 'Zugangsdaten … HubSpot' }).click();
      expect(await page.getByRole('dialog').getByLabel('Geheimnis der Anwendung').inputValue()).toBe('');
      expect(await page.content()).not.toContain('streng-geheim');
      await page.keyboard.press('Escape');
      expect(await page.locator('[data-connection="datev"]').getByRole('button').count()).toBe(0);
      await page.locator('[data-connection="clm"]').getByRole('button', { name: 'Zugangsdaten …' }).click();
      await page.getByLabel('API-Schlüssel').fill('alt');
      await page.getByRole('button', { name: 'Versiegeln und prüfen' }).click();
      await page.locator('[data-accepted="false"]').getByText('nimmt sie nicht an').waitFor();
    });
  });

  it('says it in English as well', async () => {
    await visit({ path: '/connections' }, async (page) => {
      await page.getByRole('button', { name: 'Benutzermenü von admin' }).click();
      await page.getByText('English').click();
      await page.keyboard.press('Escape');
      await page.locator('[data-connection="crm"]').getByRole('button', { name: 'Credentials …' }).click();
      await page.getByLabel('Secret of the application').waitFor();
      await page.getByText('What you type is sealed and never shown again.').waitFor();
    });
  });

  it('shows no button that the server would refuse, and says who may act instead', async () => {
    await visit({ path: '/connections', roles: ['finance'] }, async (page, server) => {
      await page.locator('[data-connection="crm"]').getByText('Fehlende Zugangsdaten').waitFor();
      expect(await page.getByRole('button', { name: 'Zugangsdaten …' }).count()).toBe(0);
      await page.goto(`${server.url}/runs?state=dead`);
      await page.getByText('1 Lauf', { exact: true }).waitFor();
      expect(await page.getByRole('group', { name: 'Alle gefundenen Läufe' }).count()).toBe(0);
      await page.getByRole('link', { name: 'An DATEV' }).click();
      await page.getByText('Ändern kann hier nur die Rolle „Integration“').waitFor();
      expect(await page.getByRole('button', { name: /[Ww]iederholen|Abschließen/ }).count()).toBe(0);
      for (const { id, owner } of server.questions.slice(0, 2)) {
        await page.goto(`${server.url}/questions/${id}`);
        const isOwn = owner === 'finance';
        await page
          .locator(isOwn ? '[data-option]' : `[data-role-needed="${owner}"]`)
          .first()
          .waitFor();
        expect(await page.getByRole('button', { name: 'Entscheidung übernehmen' }).count()).toBe(isOwn ? 1 : 0);
      }
      await page.goto(`${server.url}/flows`);
      await page.locator('a[href^="/flows/"]').first().click();
      await page.locator('[data-role-needed="integration_admin"]').waitFor();
    });
  });
});
