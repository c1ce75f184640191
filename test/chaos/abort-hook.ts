import { channel } from 'node:diagnostics_channel';
import { Client } from 'pg';

/**
 * Loaded into a worker with `--import`: ends it with `process.abort()`, as a fault in native code would, when a connector
 * asks for what `CHAOS_POISON` names, and when a delivery that names it has been taken to be read.
 */
const poison = process.env['CHAOS_POISON'] ?? '';

channel('undici:request:create').subscribe((message) => {
  const { request } = message as { request: { path: string } };
  if (request.path.endsWith(`/${poison}-order`)) process.abort();
});

type Query = (...given: unknown[]) => unknown;
const prototype = Client.prototype as unknown as { query: Query };
const original = prototype.query;
prototype.query = function (this: object, ...given: unknown[]): unknown {
  const result = original.apply(this, given);
  if (typeof given[0] !== 'string' || !given[0].includes('update delivery set starts') || !(result instanceof Promise))
    return result;
  return result.then((answer: { rows: { rawBody: Buffer }[] }) => {
    if (answer.rows.some(({ rawBody }) => rawBody?.includes(`${poison}-body`))) process.abort();
    return answer;
  });
};
