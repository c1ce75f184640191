import type { Diagnostic } from '../../diagnostic.ts';
import { termGroups, terms } from '../terms/index.ts';

function named(id: string): { de: string; en: string } {
  const { de = id, en = id } = terms.get(id) ?? termGroups.get(id) ?? {};
  return { de: `${de} (${id})`, en: `${en} (${id})` };
}

/** The format has no place for what the invoice says here; `field` is the place in the model. */
export function notExpressible(id: string, format: string, field: string): Diagnostic {
  const { de, en } = named(id);
  return {
    code: 'einvoice.not_expressible',
    severity: 'error',
    message: {
      de: `${format} hat keinen Platz für diese Angabe: ${de}.`,
      en: `${format} has no place for this content: ${en}.`,
    },
    remedy: {
      de: 'Lassen Sie die Angabe weg, oder wählen Sie ein Format oder Profil, das sie kennt.',
      en: 'Leave it out, or choose a format or profile that knows it.',
    },
    path: field,
    facts: { term: id, format },
  };
}
