// @ts-check
import { invoicesCame } from '../any-system/event-figures.js';
import { percentile, sendEvents } from '../any-system/event-load.js';
import { startTwoVendors } from './two-vendors.js';

/** To each of the two vendors; a small machine bears both. */
const PER_SECOND = 25;
/** An open breaker tries ever more slowly. */
const RECOVERY_MS = 600_000;
const WARM_UP_SECONDS = 4;

/**
 * What the outage of one vendor costs it and its neighbour. Both get events at the same steady rate; then one of them takes
 * connections and answers nothing. `rounds` times both in turn, so that the neighbours of this machine hit both alike.
 * @param {{ seconds: number, rounds: number, onEvent: (text: string) => void }} options seconds of each part of a round
 */
export async function measureOutage({ seconds, rounds, onEvent }) {
  const count = PER_SECOND * seconds;
  const warmUp = PER_SECOND * WARM_UP_SECONDS;
  const vendors = await startTwoVendors({ deals: warmUp + 2 * rounds * count });
  const { well, ill } = vendors;
  let from = 0;
  /** @param {number} events */
  const send = async (events) => {
    const load = { from, count: events, perSecond: PER_SECOND };
    from += events;
    const [sent] = await Promise.all([sendEvents(well.hook, load), sendEvents(ill.hook, load)]);
    await invoicesCame(well.vendor, from);
    return delaysOf(well.vendor.url, sent);
  };
  const recovered = () => invoicesCame(ill.vendor, from, RECOVERY_MS);
  try {
    await send(warmUp);
    await recovered();
    /** @type {number[]} */
    const calm = [];
    /** @type {number[]} */
    const during = [];
    let requests = 0;
    for (let round = 0; round < rounds; round += 1) {
      onEvent(`round ${round + 1}: both answer`);
      calm.push(...(await send(count)));
      await recovered();
      onEvent(`round ${round + 1}: one is silent`);
      const before = await vendors.requestsOf('ill_crm');
      ill.vendor.signal('SIGSTOP');
      during.push(...(await send(count)));
      requests += (await vendors.requestsOf('ill_crm')) - before;
      ill.vendor.signal('SIGCONT');
      await recovered();
    }
    const figures = [calm, during].map((delays) => ({
      p50Ms: percentile(delays, 0.5),
      p95Ms: percentile(delays, 0.95),
    }));
    return {
      events: rounds * count,
      neighbour: {
        calm: figures[0],
        during: figures[1],
        p95Ratio: (figures[1]?.p95Ms ?? 0) / (figures[0]?.p95Ms ?? 1),
      },
      requestsPerOutage: requests / rounds,
      // All of it came in the end, each once: `recovered` has waited for that.
      doubled: (await ill.vendor.counts())['doubled'] ?? null,
    };
  } finally {
    await vendors.stop();
  }
}

/**
 * @param {string} url
 * @param {Map<string, number>} sent
 * @returns {Promise<number[]>}
 */
async function delaysOf(url, sent) {
  /** @type {{ arrivals: [string, number][] }} */
  const { arrivals } = await (await fetch(`${url}/control/arrivals`)).json();
  return arrivals.flatMap(([id, at]) => (sent.has(id) ? [at - (sent.get(id) ?? 0)] : []));
}
