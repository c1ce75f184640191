/** Maps of names to shapes, and values that are none. */
const NO_SHAPES = new Set(['properties', 'patternProperties', 'default']);

/** A shape written as JSON Schema and all shapes in it, for tests that look at each. */
export function shapeParts(shape: object): object[] {
  const parts: object[] = [];
  JSON.stringify(shape, (key, part: unknown) => {
    if (typeof part === 'object' && part !== null && !Array.isArray(part) && !NO_SHAPES.has(key)) parts.push(part);
    return part;
  });
  return parts;
}
