// @ts-check
import { startScript } from './own-process.js';

/**
 * The counting server of the benchmark as a process of its own; with `log`, each invoice is on disk before it is answered.
 * @param {{ deals: number, port?: number, log?: string }} options
 */
export async function startPlainSystems({ deals, port = 0, log }) {
  const script = startScript('plain-server.js', { deals, port, log });
  const url = `http://127.0.0.1:${(await script.message()).listening}`;
  return {
    url,
    /** @returns {Promise<Record<string, number>>} */
    counts: async () => (await fetch(`${url}/control/counts`)).json(),
    /**
     * Changes every nth deal; gives back how many that were.
     * @param {number} nth
     */
    change: async (nth) => {
      const answer = await fetch(`${url}/control/change`, { method: 'POST', body: JSON.stringify({ nth }) });
      return Number((await answer.json()).changed);
    },
    signal: script.signal,
    stop: () => script.stop(),
  };
}
