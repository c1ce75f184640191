import { Controller, Inject, Req, Sse, type MessageEvent } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { endWith, ignoreElements, interval, map, merge, takeUntil, tap, type Observable } from 'rxjs';
import { Api } from '../openapi/api.decorator.ts';
import { StreamMessage } from './stream-message.ts';
import { CHANGES } from '../runtime/tokens.ts';
import { cutWhoDoesNotRead } from './unread-stream.ts';
import type { Changes } from './changes.ts';

const KEEP_ALIVE_MS = 15_000;

/** Tells open consoles what to read again. */
@Controller('api/v1/stream')
export class StreamController {
  readonly #changes: Changes;

  constructor(@Inject(CHANGES) changes: Changes) {
    this.#changes = changes;
  }

  @Sse()
  @Api({ summary: 'What changed, as server-sent events', answer: StreamMessage, media: ['text/event-stream'] })
  stream(@Req() { raw }: FastifyRequest): Observable<MessageEvent> {
    const cutUnread = cutWhoDoesNotRead(raw.socket);
    const messages = this.#changes.messages.pipe(map((message): MessageEvent => ({ data: message })));
    const ended = this.#changes.messages.pipe(ignoreElements(), endWith(true));
    // Proxies cut connections on which nothing moves.
    const keepAlive = interval(KEEP_ALIVE_MS).pipe(
      tap(cutUnread),
      map((): MessageEvent => ({ type: 'ping', data: '' })),
    );
    return merge(messages, keepAlive.pipe(takeUntil(ended)));
  }
}
