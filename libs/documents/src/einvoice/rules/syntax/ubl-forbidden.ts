import type { ForbiddenPath } from './forbidden-parts.ts';
import { forbiddenPaths } from './forbidden-parts.ts';
import { notForeseen } from './not-foreseen.ts';
import { ublAttributeParts, ublDocumentParts } from './ubl-document-parts.ts';
import { ublLineParts } from './ubl-line-parts.ts';
import { ublPartyParts } from './ubl-party-parts.ts';

/** The element of a rule that is not about credit notes: they have their due date (BT-9) there. */
const DUE_DATE = 'PaymentMeans/PaymentDueDate';

/** What may stand nowhere in a UBL invoice: the rules UBL-CR-…. */
export const ublForbidden: ForbiddenPath[] = [ublDocumentParts, ublPartyParts, ublLineParts, ublAttributeParts]
  .flatMap((parts) =>
    forbiddenPaths(parts, '', (number, path) => notForeseen(`UBL-CR-${number.padStart(3, '0')}`, path)),
  )
  .map((each) => (each.path === DUE_DATE ? { ...each, root: 'Invoice' } : each))
  .flatMap((each) =>
    /^Line\b/.test(each.path)
      ? ['InvoiceLine', 'CreditNoteLine'].map((line) => ({ ...each, path: each.path.replace('Line', line) }))
      : [each],
  );
