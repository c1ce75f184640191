import type { HttpRequest, WriteContext } from '@belegfluss/sdk';
import type { HttpConfig } from '../config.ts';
import { METHODS, type Action } from '../declaration/action-shape.ts';
import { nestedAt, outputAt } from '../places.ts';
import { filledTexts, pathOf, placeholders } from '../templates.ts';
import { sentKey, type Input } from './sent-key.ts';
import { sentFields } from './sent-fields.ts';

/** Where an action writes to. */
export function addressOf(declared: Action): { method: HttpRequest['method']; path: string } {
  const method = METHODS.find((name) => declared[name] !== undefined) ?? 'post';
  return { method: method.toUpperCase() as HttpRequest['method'], path: declared[method] ?? '/' };
}

/** Carries one write out, with our key where the declaration puts it. */
export function writeOne(
  declared: Action,
  fixed: Record<string, string> | undefined,
  route: string,
): (ctx: WriteContext<HttpConfig>, input: Input) => Promise<unknown> {
  const { method, path } = addressOf(declared);
  const inPath = new Set(placeholders(path).map((name) => name.split('.')[0] ?? ''));
  const keyHeader = declared.effect.key?.header;
  return async (ctx, input) => {
    const key = sentKey(ctx.effectKey);
    const values = { ...input, effect_key: key };
    const { body } = await ctx.http.request({
      method,
      path: pathOf(path, values),
      query: filledTexts(declared.query, values),
      headers: {
        ...fixed,
        ...filledTexts(declared.headers, values),
        ...(keyHeader !== undefined && { [keyHeader]: key }),
      },
      ...(method !== 'DELETE' && { json: bodyOf(declared, input, key, inPath) }),
      route,
      writes: true,
      // Many systems answer a change with nothing.
      expect: declared.output === undefined ? 'none' : 'json',
    });
    return outputAt(body, declared.output);
  };
}

/** What is sent of one record: its input without what the address says, and our key where the system keeps it. */
export function bodyOf(declared: Action, input: Input, key: string, inPath: ReadonlySet<string> = new Set()): unknown {
  const fields = Object.entries(sentFields(declared.input, input)).filter(([name]) => !inPath.has(name));
  const record = {
    ...Object.fromEntries(fields),
    ...(declared.reference !== undefined && { [declared.reference]: key }),
  };
  return nestedAt(declared.body, record);
}
