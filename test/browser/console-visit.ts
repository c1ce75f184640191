import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { DemoInstallation } from './demo-installation.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const flags =
  '--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts Chromium; `undefined` where there is none. */
export async function startChromium(): Promise<Browser | undefined> {
  return existsSync(executablePath) ? chromium.launch({ executablePath, args: flags.split(' ') }) : undefined;
}

/** What went wrong in the browser while somebody looked at something. */
export interface VisitReport {
  errors: string[];
  foreignRequests: string[];
}

/** Opens the console in a browser without memories, signed in or not, lets `act` use it and reports what went wrong. */
export async function visitConsole(
  browser: Browser,
  { url, person }: DemoInstallation,
  { path = '/', signedIn = true }: { path?: string; signedIn?: boolean },
  act: (page: Page) => Promise<void>,
): Promise<VisitReport> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(10_000);
  const report: VisitReport = { errors: [], foreignRequests: [] };
  context.on('weberror', (error) => report.errors.push(error.error().message));
  context.on('console', (message) => {
    // Whoever is not signed in is asked to; the browser writes that answer of the server down as an error.
    const signedOutCheck = message.text().includes('401') && message.location().url.endsWith('/api/v1/session');
    if (message.type() === 'error' && !signedOutCheck) report.errors.push(message.text());
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(url).origin) report.foreignRequests.push(request.url());
  });
  try {
    if (signedIn) await context.request.post('/api/v1/session', { data: person });
    const page = await context.newPage();
    await page.goto(path);
    await act(page);
  } finally {
    await context.close();
  }
  return report;
}
