// @ts-check

/**
 * What one run of the benchmark found; `ratio` is our chains per second by the plain script's.
 * @typedef {{ deals: number, ours: import('./our-run.js').OurFigures, plain: import('./plain-run.js').PlainFigures, ratio: number }} BenchResult
 */

/**
 * The result as a table for people.
 * @param {BenchResult} result
 */
export function resultTable({ deals, ours, plain, ratio }) {
  /** @type {[string, number | null, number | null, number][]} */
  const rows = [
    ['seconds', ours.seconds, plain.seconds, 1],
    ['chains per second', ours.chainsPerSecond, plain.chainsPerSecond, 2],
    ['calls of vendors per chain', ours.callsPerChain, plain.callsPerChain, 1],
    ['commits per chain', ours.commitsPerChain, null, 1],
    ['  that write', ours.writesPerChain, null, 1],
    ['CPU seconds per chain', ours.cpuSecondsPerChain, null, 3],
    ['  of the server', ours.serverCpuSecondsPerChain, null, 3],
    ['  of the database', ours.databaseCpuSecondsPerChain, null, 3],
    ['peak memory of the server, MiB', ours.peakMemoryMb, null, 0],
  ];
  return [
    `${`${deals} deals`.padEnd(32)}${'Belegfluss'.padStart(14)}${'plain script'.padStart(14)}`,
    ...rows.map(([name, own, other, digits]) => `${name.padEnd(32)}${figure(own, digits)}${figure(other, digits)}`),
    `${'ratio of chains per second'.padEnd(32)}${figure(ratio, 3)}`,
  ].join('\n');
}

/**
 * @param {number | null} value
 * @param {number} digits
 */
function figure(value, digits) {
  return (value === null ? '–' : value.toFixed(digits)).padStart(14);
}
