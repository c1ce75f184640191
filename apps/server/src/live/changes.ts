import { CHANGES_CHANNEL } from '@belegfluss/engine';
import { listen, readRing, type Listener } from '@belegfluss/store';
import { Subject, type Observable } from 'rxjs';
import type { StreamMessage } from './stream-message.ts';

const TOPICS: StreamMessage['topic'][] = ['cases', 'runs', 'questions', 'flows', 'deliveries'];

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
      () => TOPICS.forEach((topic) => this.#tell(`${topic} *`)),
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
    const [word, id] = payload.split(' ');
    const topic = TOPICS.find((known) => known === word);
    if (topic) this.#messages.next({ topic, id: id ?? '*' });
  }
}
