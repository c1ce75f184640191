import type { CaseRow } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge, type Tone } from '../states/state-badge.tsx';

const tones: Record<CaseRow['payment']['status'], Tone> = {
  none: 'quiet',
  open: 'plain',
  partly_paid: 'warning',
  paid: 'success',
  overdue: 'danger',
  cancelled: 'quiet',
};

/** How far the customer has paid. */
export function PaymentBadge({ status }: { status: CaseRow['payment']['status'] }) {
  const { t } = useWords();
  return <StateBadge tone={tones[status]}>{t(`payment.${status}`)}</StateBadge>;
}
