// @ts-check

/**
 * Figures for people: a line each, with the way to it.
 * @param {unknown} value
 * @param {string} [name]
 * @returns {string}
 */
export function figuresTable(value, name = '') {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value)
      .map(([key, inner]) => figuresTable(inner, name ? `${name}.${key}` : key))
      .join('\n');
  }
  const figure = typeof value === 'number' && !Number.isInteger(value) ? value.toPrecision(3) : String(value ?? '–');
  return `${name.padEnd(56)}${figure.padStart(16)}`;
}
