import { useParams, useSearchParams } from 'react-router';
import { useCase } from '../api/queries.ts';
import type { CaseDetail } from '../api/schema.ts';
import { ChainView } from '../chain/chain-view.tsx';
import { VoucherPanel } from '../chain/voucher-panel.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { RunTimeline } from '../timeline/run-timeline.tsx';
import styles from './case-page.module.css';
import { CaseQuestions } from './case-questions.tsx';
import { MoneyLine } from './money-line.tsx';
import { PaymentBadge } from './payment-badge.tsx';
import { StageBar } from './stage-bar.tsx';

/** One case: how far it is, its money, its documents and what ran for it. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const { t } = useWords();
  const { data, error, isPending, refetch } = useCase(caseId);
  return (
    <>
      <BackLink to="/cases" list={t('cases.title')} />
      {isPending && <LoadingLines lines={12} />}
      {error && !data && <ErrorState title={t('case.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <CaseContent detail={data} />}
    </>
  );
}

function CaseContent({ detail }: { detail: CaseDetail }) {
  const { t } = useWords();
  const [parameters, setParameters] = useSearchParams();
  const { case: row, vouchers, runs, questions } = detail;
  const opened = vouchers.find((voucher) => voucher.id === parameters.get('voucher'));
  const open = (id: string) => setParameters(id === '' ? {} : { voucher: id }, { replace: true });
  return (
    <>
      <PageTitle
        title={row.customer?.name ?? t('cases.customerUnknown')}
        facts={[row.deal.name, row.customer && t('case.debtor', { number: row.customer.debtorNumber })]
          .filter(Boolean)
          .join(' · ')}
      >
        <PaymentBadge status={row.payment.status} />
      </PageTitle>
      <CaseQuestions ids={questions} />
      <section className={styles.head}>
        <StageBar stages={row.stages} />
        <MoneyLine row={row} />
      </section>
      <section className={styles.part} aria-labelledby="chain-title">
        <h2 id="chain-title" className={styles.title}>
          {t('chain.title')}
        </h2>
        <ChainView vouchers={vouchers} opened={opened?.id} onOpen={open} />
      </section>
      <section className={styles.part} aria-labelledby="timeline-title">
        <h2 id="timeline-title" className={styles.title}>
          {t('timeline.title')}
        </h2>
        <RunTimeline runs={runs} />
      </section>
      <VoucherPanel voucher={opened} vouchers={vouchers} onOpen={open} onClose={() => open('')} />
    </>
  );
}
