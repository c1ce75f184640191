import { redact } from '@belegfluss/http';

/** A place of the input that somebody changed; values are censored, `undefined` where there was none. */
export interface InputChange {
  path: string;
  before?: unknown;
  after?: unknown;
}

const MOST = 200;

/** Where two inputs differ, at most 200 places; lists count as one place. */
export function inputDiff(before: unknown, after: unknown): InputChange[] {
  return differences(redact(before), redact(after), '').slice(0, MOST);
}

function differences(before: unknown, after: unknown, path: string): InputChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isMap(before) || !isMap(after)) {
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [one, two] = [before, after].map((map) => (Object.hasOwn(map, name) ? map[name] : undefined));
    return differences(one, two, path === '' ? name : `${path}.${name}`);
  });
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
