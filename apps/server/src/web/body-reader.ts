import type { Readable } from 'node:stream';
import { Problem } from '../rest/problems/problem.ts';

/** What senders may make this process hold before it has read their bodies to the end. */
export interface BodyLimits {
  /** Of one body. */
  bytes: number;
  /** Of all bodies that are being read. */
  bytesAtOnce: number;
  bodiesAtOnce: number;
}

interface Reading {
  bytes: Buffer;
  length: number;
  pieces: number;
  giveWay: () => void;
}

/** Each piece costs time whatever it holds: so many may be of any size, after that they have to hold so much on average. */
const FREE_PIECES = 1_000;
const LEAST_BYTES_A_PIECE = 16;
const NOTHING = Buffer.alloc(0);

/**
 * Reads the bodies of requests, and holds no more of them than the limits allow. Where it is too much somebody gives way with a
 * 503, and that is not who comes last: the largest body where the bytes are too many, the oldest where the bodies are. Who sends little and
 * at once is always heard, however many others send slowly.
 */
export class BodyReader {
  readonly #limits: BodyLimits;
  /** In the order in which they began. */
  readonly #readings = new Set<Reading>();
  #bytes = 0;

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  /** The whole body. Rejects with Problem `server.body_too_large`, `server.bodies_too_slow` or, where it was cut off or crumbled, `server.bad_request`. */
  read(body: Readable, declaredLength: string | undefined): Promise<Buffer> {
    if (Number(declaredLength) > this.#limits.bytes) return Promise.reject(tooLarge());
    return new Promise((done, failed) => {
      const reading: Reading = { bytes: NOTHING, length: 0, pieces: 0, giveWay: () => end(tooSlow()) };
      const take = (chunk: Buffer) => {
        if (reading.length + chunk.length > this.#limits.bytes) return end(tooLarge());
        this.#keep(reading, chunk);
        if (isCrumbled(reading)) return end(crumbled());
        this.#limitBytes();
      };
      const end = (problem?: Problem) => {
        body.off('data', take).off('end', ended).off('error', cutOff);
        this.#forget(reading);
        if (problem) failed(problem);
        else done(reading.bytes.subarray(0, reading.length));
      };
      const ended = () => end();
      const cutOff = () => end(new Problem(400, 'server.bad_request', 'The body was cut off'));
      this.#readings.add(reading);
      body.on('data', take).once('end', ended).once('error', cutOff);
      this.#limitBodies();
    });
  }

  /** In one piece that doubles as it fills: a body that comes byte by byte would weigh hundreds of times as much in pieces. */
  #keep(reading: Reading, chunk: Buffer): void {
    const { bytes, length } = reading;
    if (length === 0) reading.bytes = chunk;
    else if (length + chunk.length <= bytes.length) chunk.copy(bytes, length);
    else
      reading.bytes = Buffer.concat(
        [bytes.subarray(0, length), chunk],
        Math.max(2 * bytes.length, length + chunk.length),
      );
    reading.length += chunk.length;
    reading.pieces += 1;
    this.#bytes += reading.bytes.length - bytes.length;
  }

  #limitBytes(): void {
    while (this.#bytes > this.#limits.bytesAtOnce) {
      let largest: Reading | undefined;
      for (const each of this.#readings) if (!largest || each.bytes.length > largest.bytes.length) largest = each;
      largest?.giveWay();
    }
  }

  #limitBodies(): void {
    const [oldest] = this.#readings;
    if (this.#readings.size > this.#limits.bodiesAtOnce) oldest?.giveWay();
  }

  #forget(reading: Reading): void {
    if (this.#readings.delete(reading)) this.#bytes -= reading.bytes.length;
  }
}

function isCrumbled({ pieces, length }: Reading): boolean {
  return pieces > FREE_PIECES && length < pieces * LEAST_BYTES_A_PIECE;
}

const crumbled = () => new Problem(400, 'server.bad_request', 'The body comes in pieces of a few bytes');
const tooLarge = () => new Problem(413, 'server.body_too_large', 'The body is too large');
const tooSlow = () =>
  new Problem(503, 'server.bodies_too_slow', 'Too many bodies are being sent at once, and this one gives way');
