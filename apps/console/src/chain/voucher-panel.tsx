import { Drawer } from '@mantine/core';
import type { Text, Voucher } from '../api/schema.ts';
import { FileViewer } from '../files/file-viewer.tsx';
import { isIsoTime } from '../format/dates.ts';
import { useFormat } from '../format/use-format.ts';
import { FactList } from '../frame/fact-list.tsx';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge, type Tone } from '../states/state-badge.tsx';
import { chainContext } from './chain-context.ts';
import styles from './voucher-panel.module.css';

const stateTones: Partial<Record<string, Tone>> = {
  overdue: 'danger',
  partly_paid: 'warning',
  paid: 'success',
  cancelled: 'quiet',
};

/** One voucher in full at the side: facts, what it comes from and what follows, its files. */
export function VoucherPanel({
  voucher,
  vouchers,
  onOpen,
  onClose,
}: {
  voucher: Voucher | undefined;
  vouchers: Voucher[];
  onOpen: (id: string) => void;
  onClose: () => void;
}) {
  const { t, word } = useWords();
  const state = voucher && chainContext(vouchers)(voucher).cancelled ? 'cancelled' : (voucher?.state ?? '');
  return (
    <Drawer
      opened={voucher !== undefined}
      onClose={onClose}
      position="right"
      size="min(56rem, 100vw)"
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      classNames={{ content: styles.content, body: styles.body, header: styles.header }}
      title={
        voucher && (
          <span className={styles.title}>
            {word('voucher', voucher.kind)} {voucher.missing ? '' : voucher.number}
            <StateBadge tone={voucher.missing ? 'danger' : (stateTones[state] ?? 'plain')}>
              {voucher.missing ? t('chain.missing') : word('voucherState', state)}
            </StateBadge>
          </span>
        )
      }
    >
      {voucher && (
        <>
          {voucher.missing && <p className={styles.gap}>{t(`chain.gap.${voucher.kind}`)}</p>}
          <VoucherFacts voucher={voucher} />
          <Neighbours voucher={voucher} vouchers={vouchers} onOpen={onOpen} />
          {voucher.files.length > 0 && <FileViewer key={voucher.id} files={voucher.files} />}
        </>
      )}
    </Drawer>
  );
}

function VoucherFacts({ voucher }: { voucher: Voucher }) {
  const { t, text } = useWords();
  const format = useFormat();
  const written = (value: string | Text): string => {
    if (typeof value !== 'string') return text(value);
    if (isIsoTime(value)) return format.time(value);
    return voucher.currency && /^-?\d+\.\d{2}$/.test(value) ? format.money(value, voucher.currency) : value;
  };
  const facts = [
    ...(voucher.date ? [{ label: t('panel.date'), value: format.day(voucher.date) }] : []),
    ...(voucher.amount && voucher.currency
      ? [{ label: t('panel.amount'), value: format.money(voucher.amount, voucher.currency) }]
      : []),
    ...voucher.facts.map((fact) => ({ label: text(fact.label), value: written(fact.value) })),
  ];
  if (facts.length === 0) return null;
  return <FactList facts={facts} />;
}

function Neighbours({
  voucher,
  vouchers,
  onOpen,
}: {
  voucher: Voucher;
  vouchers: Voucher[];
  onOpen: (id: string) => void;
}) {
  const { t, word } = useWords();
  const groups = [
    { name: 'before', members: vouchers.filter(({ id }) => voucher.from.includes(id)) },
    { name: 'after', members: vouchers.filter(({ from }) => from.includes(voucher.id)) },
  ].filter(({ members }) => members.length > 0);
  return (
    <div className={styles.neighbours}>
      {groups.map(({ name, members }) => (
        <div key={name}>
          <span>{t(`panel.${name}`)}</span>
          {members.map((one) => (
            <button key={one.id} type="button" className={styles.neighbour} onClick={() => onOpen(one.id)}>
              {word('voucher', one.kind)} {one.missing ? `(${t('chain.missing')})` : one.number}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
