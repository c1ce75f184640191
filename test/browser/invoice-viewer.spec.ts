import { viewInvoice } from '@belegfluss/documents';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { hostileInvoice, textAsRead } from '../../libs/documents/test/samples/hostile-invoice.ts';
import { startChromium } from './console-visit.ts';

const strings = fileURLToPath(new URL('../../../shared/badinput/strings/blns.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'viewer-'));
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await startChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

describe('the viewer of e-invoices in a browser', () => {
  it('runs nothing, asks for nothing and shows texts as they are written', async () => {
    if (!browser) return console.warn('skipped: no Chromium');
    if (!existsSync(strings)) return console.warn('skipped: no collection of hostile strings');
    const collected = (JSON.parse(readFileSync(strings, 'utf8')) as string[]).map(textAsRead);
    const texts = collected.filter((text) => /[<>"'&(]|script/i.test(text) && text.trim() !== '');
    expect(texts.length).toBeGreaterThan(200);
    const page = await browser.newPage();
    const happened: string[] = [];
    page.on('dialog', (dialog) => {
      happened.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('console', (message) => happened.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) happened.push(request.url());
    });
    const file = join(folder, 'invoice.html');
    for (let first = 0; first < texts.length; first += 25) {
      const text = texts
        .slice(first, first + 25)
        .join('\n')
        .trim();
      writeFileSync(file, viewInvoice(new TextEncoder().encode(hostileInvoice(text)), 'en'));
      await page.goto(pathToFileURL(file).href);
      expect(await page.locator('dd').allTextContents()).toContain(text);
      expect({ text, happened }).toEqual({ text, happened: [] });
    }
  }, 120_000);

  it('is styled by its own sheet, so that its policy lets that pass', async () => {
    if (!browser) return console.warn('skipped: no Chromium');
    const page = await browser.newPage();
    await page.setContent(viewInvoice(new TextEncoder().encode(hostileInvoice('Nordlicht')), 'de'));
    expect(await page.evaluate(`getComputedStyle(document.querySelector('header')).display`)).toBe('grid');
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p id="late" onclick="this.id=1">x</p>')`);
    await page.locator('#late').click();
    expect(await page.locator('#late').count()).toBe(1);
  }, 60_000);
});
