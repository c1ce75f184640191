import { channel } from 'node:diagnostics_channel';

/**
 * Loaded into a worker with `--import`: ends it with `process.abort()`, as a fault in native code would, when a connector
 * asks for what `CHAOS_POISON` names, and when a delivery that names it is read.
 */
const poison = process.env['CHAOS_POISON'] ?? '';

channel('undici:request:create').subscribe((message) => {
  const { request } = message as { request: { path: string } };
  if (request.path.endsWith(`/${poison}-order`)) process.abort();
});

const parse = JSON.parse;
JSON.parse = (text: string, reviver?: Parameters<typeof parse>[1]) => {
  if (typeof text === 'string' && text.includes(`${poison}-body`)) process.abort();
  return parse(text, reviver) as unknown;
};
