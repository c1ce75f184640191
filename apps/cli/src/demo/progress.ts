import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonClient } from './http-json.ts';
import type { OpenQuestions } from './open-questions.ts';

/** GET /api/v1/demo/progress: how far the cases are, and what is still in work. */
export interface Progress {
  cases: number;
  sent: number;
  signed: number;
  invoiced: number;
  booked: number;
  paid: number;
  reported: number;
  /** Runs that go on by themselves, stored deliveries included. */
  inWork: number;
  dead: number;
}

const LOOK_EVERY_MS = 150;
const QUIET_LOOKS = 4;
/** Longer than the minute that a vendor with a limit per minute makes everybody wait. */
const PATIENCE_MS = 180_000;

/**
 * Waits until `reached` holds and nothing is in work any more, answering questions meanwhile.
 * Throws when nothing moves for three minutes or a run was set aside.
 */
export async function waitFor(
  server: JsonClient,
  questions: OpenQuestions,
  reached: (progress: Progress) => boolean,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  let quiet = 0;
  let last = '';
  let movedAt = Date.now();
  for (;;) {
    const answered = await questions.answerAll();
    const progress = await server.get<Progress>('/api/v1/demo/progress');
    onProgress(progress);
    if (progress.dead > 0)
      throw new Error(`${progress.dead} run(s) were set aside; "belegfluss runs --state dead" says why`);
    const isQuiet = answered === 0 && progress.inWork === 0 && reached(progress);
    quiet = isQuiet ? quiet + 1 : 0;
    if (quiet >= QUIET_LOOKS) return;
    const now = JSON.stringify(progress);
    if (now !== last || answered > 0) movedAt = Date.now();
    last = now;
    if (Date.now() - movedAt > PATIENCE_MS) throw new Error(`nothing has moved for three minutes: ${now}`);
    await sleep(LOOK_EVERY_MS);
  }
}
