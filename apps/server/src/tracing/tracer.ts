import { AsyncLocalStorage } from 'node:async_hooks';
import type { TracedStep, WorkTraces } from '@belegfluss/engine';
import type { Database } from '@belegfluss/store';
import { OtlpExport, type Span } from './otlp-export.ts';
import {
  answerAttributes,
  requestAttributes,
  WEBHOOK_ROUTE,
  type IncomingWebhook,
  type WebhookAnswer,
} from './incoming-webhook.ts';
import { nextContext, readTraceparent, traceparentOf, type TraceContext } from './trace-context.ts';

/** A call of another system that is over. */
interface EndedCall {
  connection: string;
  method: string;
  route: string;
  server?: { address: string; port: number };
  status?: number;
  code?: string;
  milliseconds: number;
}

/**
 * One trace from the webhook to the effect: the header that came with a delivery, or one of ours, is kept with it. Its being
 * taken apart and the attempts of its runs hang below, their steps below these, and the calls of other systems below their
 * step. Made only where a collector is named.
 */
export class Tracer implements WorkTraces {
  readonly #db: Database;
  readonly #export: OtlpExport;
  readonly #current = new AsyncLocalStorage<TraceContext>();

  constructor(db: Database, endpoint: string, onTrouble: (error: unknown) => void) {
    this.#db = db;
    this.#export = new OtlpExport(endpoint, onTrouble);
  }

  /** Takes a webhook in; `work` gets the header that has to be kept with it. */
  intake<T extends WebhookAnswer>(webhook: IncomingWebhook, work: (traceparent: string) => Promise<T>): Promise<T> {
    const attributes = requestAttributes(webhook);
    const parent = readTraceparent(webhook.traceparent);
    return this.#span(`POST ${WEBHOOK_ROUTE}`, 'server', parent, attributes, async (context) => {
      const answer = await work(traceparentOf(context));
      Object.assign(attributes, answerAttributes(answer));
      return answer;
    });
  }

  /** Each delivery that came with a header gets a span of its own below it. */
  dispatch<T>(
    deliveries: { connection: string; headers: Record<string, string> }[],
    work: () => Promise<T>,
  ): Promise<T> {
    return deliveries.reduce<() => Promise<T>>((inner, { connection, headers }) => {
      const parent = readTraceparent(headers['traceparent']);
      return parent
        ? () => this.#span('dispatch', 'internal', parent, { 'belegfluss.connection': connection }, inner)
        : inner;
    }, work)();
  }

  /** Carries out one attempt below the delivery from which its run came. */
  async attempt<T>(
    { run }: { run: { id: string; flow: string; attempt: number } },
    work: () => Promise<T>,
  ): Promise<T> {
    const parent = readTraceparent(await this.#originOf(run.id));
    const attributes = {
      'belegfluss.flow': run.flow,
      'belegfluss.run.id': run.id,
      'belegfluss.run.attempt': run.attempt,
    };
    return this.#span(`run ${run.flow}`, 'internal', parent, attributes, (context) => this.#current.run(context, work));
  }

  /** Carries out one step below its attempt, or below the step that holds it. */
  step<T>({ path, kind, use }: TracedStep, work: () => Promise<T>): Promise<T> {
    const attributes = {
      'belegfluss.step.path': path,
      'belegfluss.step.kind': kind,
      ...(use !== undefined && { 'belegfluss.step.use': use }),
    };
    return this.#span(`step ${path}`, 'internal', this.#current.getStore(), attributes, (context) =>
      this.#current.run(context, work),
    );
  }

  /** Keeps a call below the step that made it. */
  call({ connection, method, route, server, status, code, milliseconds }: EndedCall): void {
    const parent = this.#current.getStore();
    if (!parent) return;
    const endedAt = Date.now();
    this.#export.add({
      name: `${method} ${route}`,
      kind: 'client',
      context: nextContext(parent),
      parentId: parent.spanId,
      startedAt: endedAt - milliseconds,
      endedAt,
      attributes: {
        'belegfluss.connection': connection,
        'belegfluss.route': route,
        'http.request.method': method,
        ...(server && { 'server.address': server.address, 'server.port': server.port }),
        ...(status !== undefined && { 'http.response.status_code': status }),
        ...(code !== undefined && { 'error.type': code }),
      },
    });
  }

  /** Sends what waits. */
  close(): Promise<void> {
    return this.#export.flush();
  }

  /** A span with an `error.type` is one of work that failed; `work` may add to the attributes. */
  async #span<T>(
    name: string,
    kind: Span['kind'],
    parent: TraceContext | undefined,
    attributes: Span['attributes'],
    work: (context: TraceContext) => Promise<T>,
  ): Promise<T> {
    const context = nextContext(parent);
    const startedAt = Date.now();
    try {
      return await work(context);
    } catch (error) {
      attributes['error.type'] = kindOf(error);
      throw error;
    } finally {
      this.#export.add({
        name,
        kind,
        context,
        parentId: parent?.spanId,
        startedAt,
        endedAt: Date.now(),
        attributes,
      });
    }
  }

  /** The header of the delivery that brought the event of a run; a trace is not worth an attempt. */
  async #originOf(runId: string): Promise<string | undefined> {
    const rows = await this.#db
      .query<{ header: string | null }>(
        `select d.headers->>'traceparent' as header from run join event e on e.id = run.event_id
         join delivery d on d.id = e.delivery_id where run.id = $1`,
        [runId],
      )
      .catch(() => []);
    return rows[0]?.header ?? undefined;
  }
}

/** The code of an error, or its class: its message may tell of people. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return '_OTHER';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.constructor.name;
}
