import { channel } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import { pointOf, type Sign } from './crash-points.ts';

/**
 * Loaded into a process of the product with `--import`. It stops the process with SIGKILL at the point that `CHAOS_POINT`
 * names, when it is passed for the `CHAOS_NTH` time, and notes in `CHAOS_CLAIMS` which runs the process took. The
 * product knows nothing of it: points are recognised at the PostgreSQL client and at the channels of the HTTP client.
 */
const sign: Sign | undefined = process.env['CHAOS_POINT'] ? pointOf(process.env['CHAOS_POINT']).sign : undefined;
let passings = Number(process.env['CHAOS_NTH'] ?? 1);
/** A request whose answer was read: the result of it comes with the next write. */
let answerRead = false;

function die(): void {
  passings -= 1;
  if (passings > 0) return;
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives at once; whatever is left must not run.
  for (;;);
}

interface Requested {
  request: { method: string; path: string };
}

function watchHttp(name: string, path: RegExp, seen: () => void): void {
  channel(name).subscribe((message) => {
    const { request } = message as Requested;
    if (request.method === 'POST' && path.test(request.path)) seen();
  });
}

const HTTP = { create: 'undici:request:create', sent: 'undici:request:bodySent', answered: 'undici:request:headers' };
if (sign && 'http' in sign) watchHttp(HTTP[sign.http], sign.path, die);
if (sign && 'afterAnswer' in sign) {
  watchHttp('undici:request:trailers', sign.afterAnswer, () => {
    answerRead = true;
  });
}

type Query = (...given: unknown[]) => unknown;
interface Answered {
  rows?: { id: string; attempt: number }[];
}

/** Connections whose open transaction holds the statement of the point. */
const marked = new WeakSet<object>();
const CLAIM = /^update run set attempt = attempt \+ 1/;
const prototype = Client.prototype as unknown as { query: Query };
const original = prototype.query;

prototype.query = function (this: object, ...given: unknown[]): unknown {
  const text = textOf(given[0]);
  const isClaim = CLAIM.test(text);
  if (text === '' || (!sign && !isClaim)) return original.apply(this, given);
  const isSign = sign && 'sql' in sign && sign.sql.test(text) && fits(sign, given);
  if (isSign && sign.when === 'before' && (!('afterAnswer' in sign) || answerRead)) die();
  if (isSign && (sign.when === 'commit' || sign.when === 'committed')) marked.add(this);
  const ends = text === 'COMMIT' && marked.delete(this);
  if (ends && sign && 'sql' in sign && sign.when === 'commit') die();
  const after = (answer: Answered) => {
    if (isClaim) note(answer.rows ?? []);
    if (isSign && sign.when === 'answered') die();
    if (ends) die();
  };
  const result = answering(original, this, given, after);
  if (isSign && sign.when === 'sent') setImmediate(die);
  return result;
};

/** Calls with `after` in front of whoever waits for the answer, by call-back or by promise. */
function answering(query: Query, self: object, given: unknown[], after: (answer: Answered) => void): unknown {
  const last = given.at(-1);
  if (typeof last === 'function') {
    const told = last as Query;
    const withAfter: Query = (error, answer) => {
      if (!error) after(answer as Answered);
      return told(error, answer);
    };
    return query.apply(self, [...given.slice(0, -1), withAfter]);
  }
  const result = query.apply(self, given);
  if (!(result instanceof Promise)) return result;
  return result.then((answer: Answered) => {
    after(answer);
    return answer;
  });
}

function textOf(given: unknown): string {
  if (typeof given === 'string') return given;
  const { text } = (given ?? {}) as { text?: unknown };
  return typeof text === 'string' ? text : '';
}

function fits(wanted: Sign, given: unknown[]): boolean {
  if (!('parameter' in wanted)) return true;
  const { parameter } = wanted;
  const own = Array.isArray(given[1]) ? given[1] : (given[0] as { values?: unknown[] }).values;
  return parameter === undefined || (own ?? []).some((each) => parameter.test(String(each)));
}

function note(rows: { id: string; attempt: number }[]): void {
  const file = process.env['CHAOS_CLAIMS'];
  if (!file || rows.length === 0) return;
  const now = Date.now();
  appendFileSync(file, rows.map(({ id, attempt }) => `${now} ${process.pid} ${id} ${attempt}\n`).join(''));
}
