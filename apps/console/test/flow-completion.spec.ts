import { describe, expect, it } from '@jest/globals';
import { editor, flowVisits, selectedBox, shown, SLOW_MS, typeBelow } from './flow-editor-page.ts';

const visit = flowVisits();

describe('the editor of flows', () => {
  it(
    'offers the kinds of steps with what they mean, and takes a chosen one over',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.locator('[data-box="lines"]').click();
        await selectedBox(page, 'lines');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.type('\nprobe:\n  ');
        await page.keyboard.press('Control+Space');
        const offers = page.locator('.suggest-widget.visible');
        await offers.getByText('lookup', { exact: true }).waitFor();
        await offers.getByText('call', { exact: true }).waitFor();
        await page.keyboard.type('loo');
        await page.keyboard.press('Enter');
        await page.keyboard.type('paym');
        await offers.getByText('payment_term', { exact: true }).waitFor();
        await page.keyboard.press('Enter');
        await page.locator('[data-box="probe"]').getByText('schlägt nach in payment_term').waitFor();
        await page.getByText('gespeichert 12.10.2026').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toMatch(/^ {2}probe:\n {4,6}lookup: payment_term$/m);
      });
    },
    SLOW_MS,
  );

  it(
    'offers first what the kind of a step needs, and says so',
    async () => {
      await visit({}, async (page) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.locator('[data-box="lines"]').click();
        await selectedBox(page, 'lines');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.type('\nprobe:\n  stop: done');
        await page.keyboard.press('Escape');
        await page.keyboard.type('\n');
        await page.keyboard.press('Control+Space');
        const first = page.locator('.suggest-widget.visible .monaco-list-row').first();
        await first.getByText('reason', { exact: true }).waitFor();
        await first.getByText('nötig').waitFor();
      });
    },
    SLOW_MS,
  );

  it(
    'offers what an expression can read in its middle, and leaves what stands behind the word',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', 'when: steps.company.name != null && size(');
        for (let left = 0; left < ' != null && size('.length + 2; left += 1) await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('Control+Space');
        const offers = page.locator('.suggest-widget.visible');
        await offers.getByText('name', { exact: true }).waitFor();
        await offers.getByText('ein Text', { exact: true }).waitFor();
        await page.keyboard.press('Backspace');
        await page.keyboard.press('Backspace');
        await page.keyboard.type('v');
        await offers.getByText('vatId', { exact: true }).waitFor();
        await page.keyboard.press('Enter');
        await shown(page, 'when: steps.company.vatId != null && size(');
        await page.getByText('gespeichert 12.10.2026').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toContain('when: steps.company.vatId != null && size(');
      });
    },
    SLOW_MS,
  );

  it(
    'says what a name in an expression holds',
    async () => {
      await visit({}, async (page) => {
        await shown(page, 'flow: won_deal_to_contract');
        await typeBelow(page, 'case', 'when: steps.company.name');
        await page.keyboard.press('Escape');
        const line = editor(page).locator('.view-line').filter({ hasText: 'when: steps.company.name' }).first();
        const words = line.locator('span > span').last();
        const { width = 0, height = 0 } = (await words.boundingBox()) ?? {};
        await words.hover({ position: { x: width - 6, y: height / 2 } });
        await page.locator('.monaco-hover').getByText('name: ein Text').waitFor();
      });
    },
    SLOW_MS,
  );

  it(
    'writes what the checker thinks was meant, by a key that stands below the text',
    async () => {
      await visit({}, async (page, server) => {
        await shown(page, 'flow: won_deal_to_contract');
        await page.getByText('Strg+. behebt ihn').waitFor();
        await typeBelow(page, 'case', 'retri: {}');
        await page.locator('[data-problem="flow.unknown_key"]').waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
        await page.getByText('→ retry').waitFor();
        await page.keyboard.press('Enter');
        await page.getByText('Keine Befunde').waitFor();
        await page.getByText('gespeichert 12.10.2026').waitFor();
        expect(server.flows.draftOf('won_deal_to_contract')).toMatch(/^ {4}retry: \{\}$/m);
      });
    },
    SLOW_MS,
  );
});
