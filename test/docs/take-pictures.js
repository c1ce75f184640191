// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/**
 * Renews the pictures in the READMEs and guides: starts the demo on a throw-away state folder, waits until the play is over and
 * photographs the console in both languages. Run it with `node test/docs/take-pictures.js` after a change of the console.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PICTURES = join(ROOT, 'apps/docs/pictures');
const FLAGS =
  '--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts the demo; the promise is kept when its terminal names the console. */
async function startDemo() {
  const state = mkdtempSync(join(tmpdir(), 'belegfluss-pictures-'));
  const child = spawn(process.execPath, [join(ROOT, 'apps/cli/bin/belegfluss.js'), '--lang', 'en', 'serve', '--demo'], {
    env: { ...process.env, BELEGFLUSS_STATE: state, PORT: '0', SANDBOX_PORT: '0', NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async () => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
    rmSync(state, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stderr })) {
    process.stderr.write(`${line}\n`);
    const url = /^console: (\S+)/.exec(line)?.[1];
    if (url) return { url, person: JSON.parse(readFileSync(join(state, 'administrator.json'), 'utf8')), stop };
  }
  throw new Error('the demo ended before its console was there');
}

/**
 * The rooms to photograph: the list, the case with the most documents, the question that the demo leaves open, and a flow.
 * @param {import('playwright-core').APIRequestContext} api
 */
async function findRooms(api) {
  const { cases } = await (await api.get('/api/v1/cases')).json();
  const details = [];
  for (const { id } of cases) details.push(await (await api.get(`/api/v1/cases/${id}`)).json());
  const longest = details.sort((a, b) => b.vouchers.length - a.vouchers.length)[0];
  const { questions } = await (await api.get('/api/v1/questions?state=open')).json();
  return {
    cases: '/cases',
    case: `/cases/${longest.case.id}`,
    question: `/questions/${questions[0].id}`,
    flow: '/flows/won_deal_to_contract',
  };
}

/**
 * A flow is photographed beside what it would do with the last event.
 * @param {import('playwright-core').Page} page
 */
async function tryFlow(page) {
  await page.locator('.view-line').first().waitFor();
  await page.locator('[data-box="contract"]').click();
  await page.locator('[data-box="contract"][aria-current="step"]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('[data-would-be="contract"]').scrollIntoViewIfNeeded();
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ url: string, person: { name: string, password: string } }} demo
 * @param {'de' | 'en'} language
 */
async function photograph(browser, { url, person }, language) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  });
  await context.addInitScript((chosen) => localStorage.setItem('belegfluss.language', chosen), language);
  await context.request.post('/api/v1/session', { data: person });
  const page = await context.newPage();
  for (const [name, path] of Object.entries(await findRooms(context.request))) {
    await page.goto(path);
    // The live stream never falls silent, so we wait for the room's content instead of the network.
    await page.locator('main h1').first().waitFor();
    if (name === 'flow') await tryFlow(page);
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(PICTURES, `${name}.${language}.png`) });
  }
  await context.close();
}

const demo = await startDemo();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: FLAGS.split(' '),
});
try {
  mkdirSync(PICTURES, { recursive: true });
  for (const language of /** @type {const} */ (['de', 'en'])) await photograph(browser, demo, language);
} finally {
  await browser.close();
  await demo.stop();
}
