import type { InvoiceLine, SubInvoiceLine } from '../model/index.ts';

/** Lines that name each other in longer chains stay side by side: no invoice has such a tree. */
const deepest = 20;

/**
 * Brings lines that name the line above them (BT-X-304 of EXTENDED) into the tree of the model. A line stays where it is, and keeps
 * the name, when no line of the invoice has it, or when it would stand below itself.
 */
export function withTree(lines: InvoiceLine[]): InvoiceLine[] {
  if (lines.every(({ extended }) => extended?.parentLine === undefined)) return lines;
  const firstOf = new Map<string, InvoiceLine>();
  for (const line of lines) if (!firstOf.has(line.id)) firstOf.set(line.id, line);
  const parentOf = (line: InvoiceLine): InvoiceLine | undefined => firstOf.get(line.extended?.parentLine ?? '');
  const copies = new Map(lines.map((line) => [line, { ...line }]));
  return lines.flatMap((line) => {
    const copy = copies.get(line) ?? line;
    const parent = standsInTree(line, parentOf) ? copies.get(parentOf(line) ?? line) : undefined;
    if (!parent) return [copy];
    parent.subLines ??= [];
    parent.subLines.push(subLineOf(copy));
    return [];
  });
}

/** The place in the tree says what its parent is; what a sub line need not say is not there. */
function subLineOf(line: InvoiceLine): SubInvoiceLine {
  const subLine: SubInvoiceLine = line;
  for (const field of ['quantity', 'unit', 'price'] as const) if (subLine[field] === '') delete subLine[field];
  const { parentLine: _, ...extended } = line.extended ?? {};
  delete subLine.extended;
  if (Object.keys(extended).length > 0) subLine.extended = extended;
  return subLine;
}

function standsInTree(line: InvoiceLine, parentOf: (line: InvoiceLine) => InvoiceLine | undefined): boolean {
  let above: InvoiceLine | undefined = line;
  for (let step = 0; step < deepest; step += 1) {
    above = parentOf(above);
    if (above === undefined) return step > 0;
    if (above === line) return false;
  }
  return false;
}
