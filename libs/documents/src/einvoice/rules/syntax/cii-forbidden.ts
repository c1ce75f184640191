import { ciiDocumentParts, ciiHeaderParts } from './cii-header-parts.ts';
import { ciiLineParts } from './cii-line-parts.ts';
import type { ForbiddenPath } from './forbidden-parts.ts';
import { forbiddenPaths } from './forbidden-parts.ts';
import { notForeseen } from './not-foreseen.ts';

const transaction = 'SupplyChainTradeTransaction';

/** What may stand nowhere in a CII invoice: most of the rules CII-SR-…. */
export const ciiForbidden: ForbiddenPath[] = (
  [
    ['', ciiDocumentParts],
    [transaction, ciiHeaderParts],
    [`${transaction}/IncludedSupplyChainTradeLineItem`, ciiLineParts],
  ] as const
).flatMap(([prefix, parts]) =>
  forbiddenPaths(parts, prefix, (number, path) => notForeseen(`CII-SR-${number.padStart(3, '0')}`, path)),
);
