type Steps = Record<string, unknown>;

/** The step inside of which one of this name stands, at any depth; nothing where there is none. */
export function holdingStep(steps: unknown, name: string): string | undefined {
  for (const [id, body] of entriesOf(steps)) {
    for (const inner of innerOf(body)) {
      if (Object.hasOwn(inner, name)) return id;
      const deeper = holdingStep(inner, name);
      if (deeper !== undefined) return deeper;
    }
  }
  return undefined;
}

function innerOf(body: unknown): Steps[] {
  if (!isMap(body)) return [];
  const ways = ['choose', 'parallel'].flatMap((kind) => entriesOf(body[kind]).map(([, way]) => way));
  return [body, body['otherwise'], ...ways].flatMap((holder) => {
    const steps = isMap(holder) ? holder['steps'] : undefined;
    return isMap(steps) ? [steps] : [];
  });
}

function entriesOf(value: unknown): [string, unknown][] {
  return isMap(value) ? Object.entries(value) : [];
}

function isMap(value: unknown): value is Steps {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
