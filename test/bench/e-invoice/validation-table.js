// @ts-check

/**
 * What one invoice took, in milliseconds: our reader of XML alone, a parser by others, the reader of invoices, and the validator
 * with its parsing. `judge` is what validating takes beyond the parsing, `ratio` that by the parsing, `toRead` the whole by reading.
 * @typedef {{
 *   syntax: string, size: string, lines: number, bytes: number, parse: number, outside: number, read: number, validate: number,
 *   judge: number, ratio: number, toRead: number,
 * }} ValidationFigures
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
    ['parse, ms', ({ parse }) => parse.toFixed(2)],
    ['saxes', ({ outside }) => outside.toFixed(2)],
    ['readInvoice', ({ read }) => read.toFixed(2)],
    ['validateInvoice', ({ validate }) => validate.toFixed(2)],
    ['… beyond parse', ({ judge }) => judge.toFixed(2)],
    ['… by parse', ({ ratio }) => ratio.toFixed(2)],
    ['whole by read', ({ toRead }) => toRead.toFixed(2)],
  ];
  return rows
    .map(([name, figure]) => name.padEnd(18) + results.map((result) => figure(result).padStart(14)).join(''))
    .join('\n');
}

/**
 * The results of many files in one line for each syntax: the median and the most of what validating takes beyond the parsing.
 * @param {ValidationFigures[]} results
 */
export function manyInvoicesTable(results) {
  return [...Map.groupBy(results, ({ syntax }) => syntax)]
    .map(([syntax, ofSyntax]) => {
      const milliseconds = spread(ofSyntax.map(({ validate }) => validate));
      const ratios = spread(ofSyntax.map(({ ratio }) => ratio));
      const reading = spread(ofSyntax.map(({ toRead }) => toRead));
      return `${syntax}, ${ofSyntax.length} files: ${milliseconds} ms, beyond parse by parse ${ratios}, whole by read ${reading}`;
    })
    .join('\n');
}

/** @param {number[]} figures */
function spread(figures) {
  const sorted = figures.toSorted((one, other) => one - other);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${median?.toFixed(2)} (most ${most?.toFixed(2)})`;
}
