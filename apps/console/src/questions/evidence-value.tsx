import { isIsoTime } from '../format/dates.ts';
import { formatIban } from '../format/iban.ts';
import { isDecimal } from '../format/money.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { JsonTree } from '../timeline/json-tree.tsx';
import { isText } from './evidence-parts.ts';

const decimalNames = /amount|score|net|gross|tax$|open|sum|total|difference|price|skonto|balance/i;

/** One value of the evidence: amounts and times in the spoken language, structures folded. */
export function EvidenceValue({ name, value }: { name: string; value: unknown }) {
  const { t, text } = useWords();
  const format = useFormat();
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'evidence.yes' : 'evidence.no');
  if (typeof value === 'number') return format.decimal(String(value));
  if (typeof value === 'string') {
    if (name === 'score' && isDecimal(value)) return format.percent(value);
    if (isIsoTime(value)) return format.time(value);
    return isDecimal(value) && value.includes('.') && decimalNames.test(name)
      ? format.decimal(value)
      : formatIban(value);
  }
  if (isText(value)) return text(value);
  if (Array.isArray(value) && value.length === 0) return t('evidence.none');
  if (Array.isArray(value) && value.every(isText)) return value.map(text).join(', ');
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return <JsonTree value={value} />;
}
