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

/** What a visit went through besides what it looked at. */
export interface VisitReport {
  errors: string[];
  foreignRequests: string[];
}

/** The console as its source is now, and a browser to visit it with. */
export interface ConsoleBrowser {
  /** Opens the console on a server of its own, lets `act` use it, and reports errors and requests to elsewhere. */
  visit: (visit: Visit, act: (page: Page, server: FixtureServer) => Promise<void>) => Promise<VisitReport>;
  close: () => Promise<void>;
}

/** Builds what has changed since the last build and starts Chromium; undefined, with a visible line, where there is none. */
export async function openConsoleBrowser(): Promise<ConsoleBrowser | undefined> {
  if (!existsSync(executablePath)) {
    console.warn(`skipped: no Chromium at ${executablePath}`);
    return undefined;
  }
  execFileSync(process.execPath, [BUILD]);
  const browser = await chromium.launch({ executablePath, args: flags.split(' ') });
  return {
    visit: (visit, act) => runVisit(browser, visit, act),
    close: () => browser.close(),
  };
}

async function runVisit(
  browser: Browser,
  visit: Visit,
  act: (page: Page, server: FixtureServer) => Promise<void>,
): Promise<VisitReport> {
  const server = await startFixtureServer(DIST, visit.roles ?? ['administrator']);
  const context = await browser.newContext({ viewport: { width: visit.width ?? 1440, height: 900 } });
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
