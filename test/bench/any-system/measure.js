// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuSeconds } from '../process-gauge.js';
import { eventFigures } from './event-figures.js';
import { eventsToKill, killFigures } from './kill-figures.js';
import { PACK, startOurs } from './our-installation.js';
import { startScript } from './own-process.js';
import { startPlainSystems } from './plain-systems.js';

const TABLE = join(PACK, 'tables/product_account.csv');
/** One in a hundred changes between two passes. */
const CHANGED = 100;
const FIXED_EVENTS = 1_000;

/**
 * Gives each part systems and a folder of its own, and takes them down again.
 * @template T
 * @param {{ deals: number, log?: boolean }} options
 * @param {(plain: Awaited<ReturnType<typeof startPlainSystems>>, folder: string) => Promise<T>} part
 */
async function withSystems({ deals, log = false }, part) {
  const folder = await mkdtemp(join(tmpdir(), 'belegfluss-bench-'));
  const plain = await startPlainSystems({ deals, ...(log && { log: join(folder, 'invoices.log') }) });
  try {
    return await part(plain, folder);
  } finally {
    await plain.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @template T
 * @param {{ url: string }} plain
 * @param {(ours: Awaited<ReturnType<typeof startOurs>>) => Promise<T>} part
 */
async function withOurs(plain, part) {
  const ours = await startOurs({ plainUrl: plain.url });
  try {
    return await part(ours);
  } finally {
    await ours.stop();
  }
}

/** @param {number} effects */
export function plainEvents(effects) {
  return withSystems({ deals: effects + FIXED_EVENTS }, async (plain, folder) => {
    const script = startScript('plain-events.js', { url: plain.url, journal: join(folder, 'journal'), table: TABLE });
    const { listening } = await script.message();
    const figures = await eventFigures(plain, `http://127.0.0.1:${listening}/hooks/crm`, {
      effects,
      cpu: () => cpuSeconds(script.pid),
    });
    await script.stop('SIGKILL');
    return figures;
  });
}

/** @param {number} effects */
export function ourEvents(effects) {
  return withSystems({ deals: effects + FIXED_EVENTS }, (plain) =>
    withOurs(plain, async (ours) => {
      const idleMemoryMb = ours.peakMemoryMb();
      const figures = await eventFigures(plain, ours.hook, { effects, cpu: ours.cpu });
      return { ...figures, idleMemoryMb, peakMemoryMb: ours.peakMemoryMb(), ...(await plain.counts()) };
    }),
  );
}

/** @param {number} deals */
export function plainBulk(deals) {
  return withSystems({ deals }, async (plain, folder) => {
    const script = startScript('plain-bulk.js', { url: plain.url, journal: join(folder, 'journal'), table: TABLE });
    const { perSecond, cpuSeconds: cpu } = await script.message();
    return { recordsPerSecond: perSecond, cpuMsPerRecord: (1_000 * cpu) / deals };
  });
}

/** @param {number} deals */
export function ourBulk(deals) {
  return withSystems({ deals }, (plain) =>
    withOurs(plain, async (ours) => {
      const before = await ours.cpu();
      const first = await ours.bulk();
      const after = await ours.cpu();
      const changed = await plain.change(CHANGED);
      const told = await plain.counts();
      const second = await ours.bulk();
      const last = await plain.counts();
      return {
        recordsPerSecond: first.seen / first.seconds,
        cpuMsPerRecord: before === null || after === null ? null : (1_000 * (after - before)) / deals,
        peakMemoryMb: ours.peakMemoryMb(),
        secondPassShare: second.seconds / first.seconds,
        needlessPosts: (last['invoices'] ?? 0) - (told['invoices'] ?? 0) - changed,
        ...last,
      };
    }),
  );
}

/** @param {number} deals */
export function bulkKill(deals) {
  return withSystems({ deals, log: true }, (plain) =>
    withOurs(plain, (ours) =>
      killFigures(plain, { wanted: deals, begin: () => ours.bulk(), killAndStart: ours.killAndStart }),
    ),
  );
}

/** @param {number} events */
export function eventKill(events) {
  return withSystems({ deals: events, log: true }, (plain) =>
    withOurs(plain, (ours) =>
      killFigures(plain, {
        wanted: events,
        begin: () => eventsToKill(ours.hook, events),
        killAndStart: ours.killAndStart,
      }),
    ),
  );
}
