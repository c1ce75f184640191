import { afterAll, beforeAll, expect } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startFixtureServer, type FixtureServer } from './fixture-server.ts';

const BUILD = fileURLToPath(new URL('../../cli/bin/build.js', import.meta.url));
const DIST = new URL('../dist/', import.meta.url);
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Where nothing is built yet. */
const WITH_BUILD_MS = 180_000;

/** How a visit begins. */
export interface Visit {
  path?: string;
  signedIn?: boolean;
  width?: number;
  /** Roles of the person; an administrator where it is missing. */
  roles?: string[];
  /** Parts of console errors that the visit provokes on purpose. */
  expectedErrors?: string[];
}

/** What is done in the console while it is visited. */
export type Act = (page: Page, server: FixtureServer) => Promise<void>;

/** What a visit went through besides what it looked at. */
interface VisitReport {
  errors: string[];
  foreignRequests: string[];
}

/**
 * Visits to the console as its source is now, for the tests of one file: each has a server of its own and must pass without an
 * error in the browser's console and without a request to elsewhere. Without Chromium they do nothing, with a visible line.
 */
export function consoleVisits(): (visit: Visit, act: Act) => Promise<void> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
  }, WITH_BUILD_MS);
  afterAll(() => browser?.close());
  return async (visit, act) => {
    if (browser) expect(await runVisit(browser, visit, act)).toEqual({ errors: [], foreignRequests: [] });
  };
}

/** Builds what has changed since the last build and starts Chromium. */
async function openBrowser(): Promise<Browser | undefined> {
  if (!existsSync(executablePath)) {
    console.warn(`skipped: no Chromium at ${executablePath}`);
    return undefined;
  }
  execFileSync(process.execPath, [BUILD, 'console']);
  return chromium.launch({ executablePath, args: flags.split(' ') });
}

async function runVisit(browser: Browser, visit: Visit, act: Act): Promise<VisitReport> {
  const server = await startFixtureServer(DIST, visit.roles ?? ['administrator']);
  const context = await browser.newContext({
    viewport: { width: visit.width ?? 1440, height: 900 },
    // What times are shown and taken is not for the reader's device to decide.
    timezoneId: 'Pacific/Auckland',
  });
  context.setDefaultTimeout(20_000);
  if (visit.signedIn !== false) await context.addCookies([{ name: 'session', value: '1', url: server.url }]);
  const page = await context.newPage();
  const errors: string[] = [];
  const foreignRequests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const expected = visit.expectedErrors?.some((part) => message.text().includes(part)) ?? false;
    if (message.type() === 'error' && !expected) errors.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url().startsWith('http') && !request.url().startsWith(server.url)) foreignRequests.push(request.url());
  });
  try {
    await page.goto(server.url + (visit.path ?? '/'));
    await act(page, server);
  } finally {
    await context.close();
    await server.close();
  }
  return { errors, foreignRequests };
}
