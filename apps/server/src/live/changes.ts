import { CHANGES_CHANNEL } from '@belegfluss/engine';
import { listen, readRing, type Listener } from '@belegfluss/store';
import { Subject, type Observable } from 'rxjs';
import type { StreamMessage } from '../rest/schemas.ts';

/** What changed in the database, as a stream for all open consoles of this process. */
export class Changes {
  readonly #messages = new Subject<StreamMessage>();
  #listener: Listener | undefined;

  async start(databaseUrl: string): Promise<void> {
    this.#listener = await listen(
      databaseUrl,
      [CHANGES_CHANNEL],
      (_channel, payload) => readRing(payload).words.forEach((change) => this.#tell(change)),
      // After a gap nobody knows what was missed: everything is read again.
      () => ['cases', 'runs', 'questions'].forEach((topic) => this.#tell(`${topic} *`)),
    );
  }

  get messages(): Observable<StreamMessage> {
    return this.#messages;
  }

  async stop(): Promise<void> {
    this.#messages.complete();
    await this.#listener?.close();
  }

  #tell(payload: string): void {
    const [topic, id] = payload.split(' ');
    if (topic === 'cases' || topic === 'runs' || topic === 'questions') this.#messages.next({ topic, id: id ?? '*' });
  }
}
