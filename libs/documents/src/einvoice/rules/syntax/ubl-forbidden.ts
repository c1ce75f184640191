import type { ForbiddenPath } from './forbidden-parts.ts';
import { forbiddenPaths } from './forbidden-parts.ts';
import { notForeseen } from './not-foreseen.ts';
import { ublAttributeParts, ublDocumentParts } from './ubl-document-parts.ts';
import { ublLineParts } from './ubl-line-parts.ts';
import { ublPartyParts } from './ubl-party-parts.ts';

/** What may stand nowhere in a UBL invoice: the rules UBL-CR-…. */
export const ublForbidden: ForbiddenPath[] = [ublDocumentParts, ublPartyParts, ublLineParts, ublAttributeParts]
  .flatMap((parts) =>
    forbiddenPaths(parts, '', (number, path) => notForeseen(`UBL-CR-${number.padStart(3, '0')}`, path)),
  )
  .flatMap(({ rule, path }) =>
    /^Line\b/.test(path)
      ? ['InvoiceLine', 'CreditNoteLine'].map((line) => ({ rule, path: path.replace('Line', line) }))
      : [{ rule, path }],
  );
