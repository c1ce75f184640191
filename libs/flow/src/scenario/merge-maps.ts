type Map = Record<string, unknown>;

/** A map with what another one says otherwise, at every depth. Maps are joined; everything else is replaced. */
export function mergeMaps<T extends object>(base: T, over: T): T {
  return joined(base, over) as T;
}

function joined(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const changed = Object.entries(over).map(([key, value]): [string, unknown] => [
    key,
    Object.hasOwn(base, key) ? joined(base[key], value) : value,
  ]);
  return Object.fromEntries([...Object.entries(base), ...changed]);
}

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
