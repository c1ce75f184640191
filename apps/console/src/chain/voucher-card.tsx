import {
  IconArrowBackUp,
  IconBuildingBank,
  IconFileInvoice,
  IconFileText,
  IconNotebook,
  IconReportMoney,
  IconTargetArrow,
  type Icon,
} from '@tabler/icons-react';
import type { Voucher } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import type { VoucherContext } from './chain-context.ts';
import { useOrigin } from './use-origin.ts';
import styles from './voucher-card.module.css';

/** The sign of each kind of voucher. */
const voucherIcons: Record<Voucher['kind'], Icon> = {
  deal: IconTargetArrow,
  contract: IconFileText,
  invoice: IconFileInvoice,
  cancellation: IconArrowBackUp,
  credit_note: IconArrowBackUp,
  booking: IconNotebook,
  payment: IconBuildingBank,
  report: IconReportMoney,
};

/** One voucher of the chain: kind, number, state, date and amount; a gap is dashed red and says what is missing. */
export function VoucherCard({
  voucher,
  context,
  opened,
  onOpen,
}: {
  voucher: Voucher;
  context: VoucherContext;
  opened: boolean;
  onOpen: (id: string) => void;
}) {
  const { t, word } = useWords();
  const format = useFormat();
  const originOf = useOrigin();
  const Sign = voucherIcons[voucher.kind];
  return (
    <button
      type="button"
      className={styles.card}
      data-voucher={voucher.id}
      data-kind={voucher.kind}
      data-state={voucher.state}
      data-later={context.later || undefined}
      data-missing={voucher.missing || undefined}
      data-void={context.cancelled || undefined}
      aria-description={originOf(context)}
      aria-expanded={opened}
      onClick={() => onOpen(voucher.id)}
    >
      <span className={styles.kind}>
        <Sign size={15} stroke={1.7} aria-hidden />
        {word('voucher', voucher.kind)}
      </span>
      <span className={styles.number}>
        {voucher.missing ? t(context.later ? 'chain.later' : 'chain.missing') : voucher.number}
      </span>
      {!voucher.missing && (
        <>
          <span className={styles.amount}>
            {voucher.amount && voucher.currency ? format.money(voucher.amount, voucher.currency) : '–'}
          </span>
          <span className={styles.foot}>
            <span className={styles.state}>
              {context.cancelled ? t('voucherState.cancelled') : word('voucherState', voucher.state)}
            </span>
            <span>{voucher.date ? format.day(voucher.date) : ''}</span>
          </span>
        </>
      )}
    </button>
  );
}
