import { setImmediate as turn } from 'node:timers/promises';
import { DocumentError } from '@belegfluss/documents';
import { seeded } from '@belegfluss/testing';
import { mutatedBytes } from './mutated-bytes.ts';
import type { ReaderUnderFuzz } from './reader-under-fuzz.ts';

/** A million bytes. */
const MB = 1_000_000;
const LONGEST_MS = 1_000;
const MOST_GROWTH_MB = 200;
/** What takes less time than this has not filled much memory: how much the process has is only asked after more. */
const FILLS_LITTLE_MS = 5;
/** After so many rounds what is still held is measured. */
const ROUNDS_BETWEEN_MEASURES = 10_000;
/** After so many rounds the event loop has a turn, in which Node lets go of what failed decompressions held. */
const ROUNDS_BETWEEN_TURNS = 100;

/** What a reader did that it must not do, and with which input. */
export interface Fault {
  round: number;
  what: string;
}

/** What was run: the outcomes add up to the rounds. */
export interface Outcome {
  read: number;
  refused: number;
  faults: Fault[];
  slowestMs: number;
}

/** Which rounds to run. Each round's input depends on seed and round alone, so that it can be repeated by itself. */
export interface Rounds {
  seed: number;
  from: number;
  to: number;
  /** Told of each round before it begins, so that one that never ends is known. */
  begins?: (round: number) => void;
  /** Frees what can be freed; without it nothing is said about memory that stays. */
  collectGarbage?: () => void;
}

/** The input of a round. */
export function inputOf(reader: ReaderUnderFuzz, seed: number, round: number): Uint8Array {
  const random = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca6b));
  // The first samples are the small ones: a fault in them costs less and is more often one in what every document has.
  const any = () => reader.samples[Math.floor(random() ** 2 * reader.samples.length)] ?? new Uint8Array();
  return mutatedBytes({ sample: any(), other: any(), pieces: reader.pieces, fields: reader.fields, random });
}

/** Gives a reader the inputs of all rounds; stops after ten faults. */
export async function fuzzRounds(reader: ReaderUnderFuzz, rounds: Rounds): Promise<Outcome> {
  const outcome: Outcome = { read: 0, refused: 0, faults: [], slowestMs: 0 };
  const held = await heldMegabytes(rounds);
  let memory = rss();
  for (let round = rounds.from; round < rounds.to && outcome.faults.length < 10; round += 1) {
    rounds.begins?.(round);
    const input = inputOf(reader, rounds.seed, round);
    const first = await attempt(reader, input, memory);
    memory = first.memory;
    // Collecting garbage or compiling makes one attempt slow or large, a bad reader each.
    const bad = first.fault ?? (isExcessive(first) ? excess(await attempt(reader, input, rss())) : undefined);
    if (bad) outcome.faults.push({ round, what: bad });
    outcome[first.wasRefused ? 'refused' : 'read'] += 1;
    outcome.slowestMs = Math.max(outcome.slowestMs, first.ms);
    if (round % ROUNDS_BETWEEN_TURNS === 0) await turn();
    if ((round + 1 - rounds.from) % ROUNDS_BETWEEN_MEASURES === 0 || round === rounds.to - 1) {
      const growth = (await heldMegabytes(rounds)) - held;
      if (rounds.collectGarbage && growth > MOST_GROWTH_MB)
        return { ...outcome, faults: [...outcome.faults, { round, what: `${Math.round(growth)} MB are still held` }] };
    }
  }
  return outcome;
}

interface Attempt {
  fault?: string;
  wasRefused: boolean;
  ms: number;
  /** Bytes that the process has, as far as it is known. */
  memory: number;
  growthMb: number;
}

/** Gives a reader one input in a process that had so much memory when it was asked last. */
async function attempt(reader: ReaderUnderFuzz, input: Uint8Array, memory: number): Promise<Attempt> {
  const started = busyMs();
  const done = (): Pick<Attempt, 'ms' | 'memory' | 'growthMb'> => {
    const ms = busyMs() - started;
    const now = ms > FILLS_LITTLE_MS ? rss() : memory;
    return { ms, memory: now, growthMb: (now - memory) / MB };
  };
  try {
    await reader.read(input);
    return { wasRefused: false, ...done() };
  } catch (error) {
    const isAnswer = error instanceof DocumentError && error.diagnostics.length > 0;
    return { wasRefused: true, ...done(), ...(isAnswer ? {} : { fault: described(error) }) };
  }
}

function isExcessive({ ms, growthMb }: Attempt): boolean {
  return ms > LONGEST_MS || growthMb > MOST_GROWTH_MB;
}

function excess(again: Attempt): string | undefined {
  if (again.ms > LONGEST_MS) return `takes ${Math.round(again.ms)} ms`;
  return again.growthMb > MOST_GROWTH_MB ? `takes ${Math.round(again.growthMb)} MB` : again.fault;
}

function rss(): number {
  return process.memoryUsage.rss();
}

/** For how long this thread has used a processor: whatever else the machine does is no fault of a reader. */
export function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

async function heldMegabytes({ collectGarbage }: Rounds): Promise<number> {
  for (let again = 0; again < 3; again += 1) {
    collectGarbage?.();
    await turn();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${String(error)}`;
  return `throws ${(error.stack ?? error.message).split('\n').slice(0, 3).join(' ').replace(/\s+/g, ' ')}`;
}
