// @ts-check

/**
 * What one invoice took, in milliseconds of CPU; `ratio` is the time of validating by that of parsing.
 * @typedef {{ syntax: string, size: string, lines: number, bytes: number, parse: number, validate: number, ratio: number }} ValidationFigures
 */

/**
 * The results as a table for people.
 * @param {ValidationFigures[]} results
 */
export function validationTable(results) {
  /** @type {[string, (figures: ValidationFigures) => string][]} */
  const rows = [
    ['', ({ syntax, size }) => `${syntax} ${size}`],
    ['lines', ({ lines }) => String(lines)],
    ['KiB', ({ bytes }) => (bytes / 1024).toFixed(0)],
    ['parse, CPU ms', ({ parse }) => parse.toFixed(2)],
    ['validate, CPU ms', ({ validate }) => validate.toFixed(2)],
    ['ratio', ({ ratio }) => ratio.toFixed(2)],
  ];
  return rows
    .map(([name, figure]) => name.padEnd(18) + results.map((result) => figure(result).padStart(14)).join(''))
    .join('\n');
}
