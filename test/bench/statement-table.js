// @ts-check

/**
 * What reading one format took; `ratio` is the time of reading the bytes alone by ours.
 * @typedef {import('./statement-reading.js').ReadingFigures & { format: string, rowsPerSecond: number, ratio: number }} StatementFigures
 */

/**
 * The results as a table for people.
 * @param {StatementFigures[]} results
 */
export function statementTable(results) {
  /** @type {[string, (figures: StatementFigures) => string][]} */
  const rows = [
    ['', ({ format }) => format],
    ['MiB', ({ bytes }) => (bytes / 1024 ** 2).toFixed(1)],
    ['entries', ({ entries }) => String(entries)],
    ['balances', ({ balances }) => balances],
    ['seconds', ({ seconds }) => seconds.toFixed(1)],
    ['CPU seconds', ({ cpuSeconds }) => cpuSeconds.toFixed(1)],
    ['rows per second', ({ rowsPerSecond }) => rowsPerSecond.toFixed(0)],
    ['seconds for the bytes alone', ({ plainSeconds }) => plainSeconds.toFixed(2)],
    ['ratio to the bytes alone', ({ ratio }) => ratio.toFixed(4)],
    ['peak memory, MiB', ({ peakMemoryMb }) => peakMemoryMb.toFixed(0)],
  ];
  return rows
    .map(([name, figure]) => name.padEnd(30) + results.map((result) => figure(result).padStart(16)).join(''))
    .join('\n');
}
