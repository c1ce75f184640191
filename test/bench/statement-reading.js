// @ts-check
import { createReadStream } from 'node:fs';
import { streamStatement } from '@belegfluss/documents';
import { ownPeakMemoryMb } from './process-gauge.js';

/**
 * What reading a file took, in a process of its own: `node statement-reading.js <file>` prints it as JSON.
 * @typedef {{ bytes: number, entries: number, balances: string, plainSeconds: number, seconds: number, cpuSeconds: number, peakMemoryMb: number }} ReadingFigures
 */

/** @param {() => Promise<void>} act */
async function secondsOf(act) {
  const started = performance.now();
  await act();
  return (performance.now() - started) / 1000;
}

const file = process.argv[2] ?? '';
let [bytes, entries, balances] = [0, 0, ''];
let isComplete = false;

const before = process.cpuUsage();
const seconds = await secondsOf(async () => {
  for await (const event of streamStatement(createReadStream(file))) {
    if (event.kind === 'entry') entries += 1;
    if (event.kind === 'closed') balances = event.balances.state;
    if (event.kind === 'complete') isComplete = event.entries === entries;
  }
});
if (!isComplete) throw new Error('the file was not read to its end');
const { user, system } = process.cpuUsage(before);
// Only then, so that the peak is the reader's own.
const peakMemoryMb = ownPeakMemoryMb();
const plainSeconds = await secondsOf(async () => {
  for await (const piece of createReadStream(file)) bytes += piece.length;
});
const figures = { bytes, entries, balances, plainSeconds, seconds, cpuSeconds: (user + system) / 1e6, peakMemoryMb };
process.stdout.write(JSON.stringify(figures));
