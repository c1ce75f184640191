// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/** Length of the kernel's tick in /proc; 100 a second on every Linux that Node supports. */
const TICKS_PER_SECOND = 100;

/**
 * One line of /proc about a process, `undefined` where the process or /proc is missing.
 * @param {number} pid
 */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own, waitedFor] = [(fields[11] ?? 0) + (fields[12] ?? 0), (fields[13] ?? 0) + (fields[14] ?? 0)];
    return { name, parent: fields[1] ?? 0, own: own / TICKS_PER_SECOND, waitedFor: waitedFor / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

/**
 * CPU seconds of a process so far; `null` where the system does not tell.
 * @param {number} pid
 */
export function cpuSeconds(pid) {
  return readStat(pid)?.own ?? null;
}

/**
 * CPU seconds of a process and all children, ended ones included; `null` where the system does not tell.
 * @param {number} pid
 */
export function familyCpuSeconds(pid) {
  const head = readStat(pid);
  if (!head) return null;
  const others = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)));
  return others.reduce((sum, other) => sum + (other?.parent === pid ? other.own : 0), head.own + head.waitedFor);
}

/**
 * Process id of the parent if the process has this name; a way from a database session to its server on the same machine.
 * @param {number} pid
 * @param {string} name
 */
export function parentOf(pid, name) {
  const stat = readStat(pid);
  return stat?.name === name ? stat.parent : undefined;
}

/**
 * Highest resident memory of a process in mebibytes; `null` where the system does not tell.
 * @param {number} pid
 */
export function peakMemoryMb(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/**
 * Highest resident memory of this process in mebibytes. Linux counts to `maxRSS` what the process that started this
 * one had in memory at that moment.
 */
export function ownPeakMemoryMb() {
  return peakMemoryMb(process.pid) ?? process.resourceUsage().maxRSS / 1024;
}
