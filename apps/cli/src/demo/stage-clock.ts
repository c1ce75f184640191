import type { JsonClient } from './http-json.ts';

const FIRST_DAY = Date.parse('2026-03-02T08:00:00.000Z');
const DAY_MS = 86_400_000;

/** Business time of the play: it stands on a day until the play moves it, for us and for the vendors alike. */
export class StageClock {
  readonly #server: JsonClient;
  readonly #sandbox: JsonClient;

  constructor(server: JsonClient, sandbox: JsonClient) {
    this.#server = server;
    this.#sandbox = sandbox;
  }

  /** Moves to 9 o'clock (Berlin, winter) of the day that lies `days` after the first one. */
  async moveTo(days: number): Promise<string> {
    const now = new Date(FIRST_DAY + days * DAY_MS).toISOString();
    await this.#sandbox.post('/control/clock', { now });
    await this.#server.post('/api/v1/demo/clock', { now });
    return now;
  }
}

/** Calendar day `days` after the first day of the play. */
export function dayOfPlay(days: number): string {
  return new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10);
}
