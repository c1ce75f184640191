import type { Dispatcher } from 'undici';
import { codeOf, TransportFailure, type FailureReason } from '../failure/transport-failure.ts';

/** An answer with its body as it came, content codings included. */
export interface CollectedAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}

/** How long all of it may take, how large the body may be, and who may give it up. */
export interface AnswerLimits {
  /** Asked right before its first byte leaves; throws where none shall. */
  demandLeave: () => void;
  timeoutMs: number;
  maxBytes: number;
  signal: AbortSignal;
}

/**
 * Sends one request and collects its answer without a stream in between. Throws TransportFailure, or what `demandLeave` throws; where
 * the body of a refusal is lost or too large, its status is given back with no body instead.
 */
export function collectAnswer(
  dispatcher: Dispatcher,
  request: Dispatcher.DispatchOptions,
  limits: AnswerLimits,
): Promise<CollectedAnswer> {
  return new Promise((resolve, reject) => {
    const collector = new Collector(limits, resolve, reject);
    if (!collector.isOver) dispatcher.dispatch(request, collector);
  });
}

class Collector implements Dispatcher.DispatchHandler {
  readonly #limits: AnswerLimits;
  readonly #resolve: (answer: CollectedAnswer) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;
  #isOver = false;
  #controller: Dispatcher.DispatchController | undefined;
  #head: Pick<CollectedAnswer, 'status' | 'headers'> | undefined;

  constructor(limits: AnswerLimits, resolve: (answer: CollectedAnswer) => void, reject: (reason: unknown) => void) {
    this.#limits = limits;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => this.#giveUp('timeout'), limits.timeoutMs);
    if (limits.signal.aborted) this.#giveUp('cancelled');
    else limits.signal.addEventListener('abort', this.#cancel, { once: true });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // The last moment before bytes leave: much may have happened since it was handed over, during a handshake for example.
    try {
      this.#limits.demandLeave();
    } catch (error) {
      if (this.#end()) this.#reject(error);
    }
    this.#controller = controller;
    if (this.#isOver) this.#stopSending();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: CollectedAnswer['headers']): void {
    // What comes before the answer informs only.
    if (status >= 200) this.#head = { status, headers };
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Uint8Array): void {
    this.#size += chunk.byteLength;
    if (this.#size <= this.#limits.maxBytes) this.#chunks.push(chunk);
    else this.#breakOff('too_large');
  }

  onResponseEnd(): void {
    if (this.#head && this.#end()) this.#resolve({ ...this.#head, body: Buffer.concat(this.#chunks) });
  }

  onResponseError(_: Dispatcher.DispatchController | undefined, error: Error): void {
    if (this.#head) this.#fail('truncated', codeOf(error));
    else if (this.#end()) this.#reject(requestFailure(error));
  }

  readonly #cancel = () => this.#giveUp('cancelled');

  /** While nobody has begun to send, nothing can have left, and nothing will. */
  #giveUp(reason: 'timeout' | 'cancelled'): void {
    if (this.#controller) this.#breakOff(reason);
    else if (this.#end()) this.#reject(new TransportFailure(reason, { neverSent: true }));
  }

  #breakOff(reason: FailureReason): void {
    this.#fail(reason);
    this.#stopSending();
  }

  /** The status of a refusal is worth more than its text. */
  #fail(reason: FailureReason, detail?: string): void {
    if (!this.#end()) return;
    const status = this.#head?.status;
    if (this.#head && this.#head.status >= 300) this.#resolve({ ...this.#head, body: new Uint8Array() });
    else this.#reject(new TransportFailure(reason, { neverSent: false, detail, status }));
  }

  #stopSending(): void {
    this.#controller?.abort(new Error('given up'));
  }

  /** False where it was over before. */
  #end(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#limits.signal.removeEventListener('abort', this.#cancel);
    return true;
  }
}

function requestFailure(error: unknown): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const detail = codeOf(error);
  const refusedHere = detail === 'UND_ERR_INVALID_ARG' || detail === 'UND_ERR_NOT_SUPPORTED';
  if (refusedHere) return new TransportFailure('bad_request', { neverSent: true, detail });
  return new TransportFailure('reset', { neverSent: false, detail });
}
