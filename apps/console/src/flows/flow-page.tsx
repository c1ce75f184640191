import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useFlow } from '../api/flow-queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import styles from './flow-page.module.css';
import { FlowWorkbench } from './flow-workbench.tsx';

/** One flow: its text beside its graph, what is live and what was. */
export function FlowPage() {
  const { flow = '' } = useParams();
  const { t } = useWords();
  const { data, error, isPending, refetch } = useFlow(flow);
  return (
    <>
      <Link to="/flows" className={styles.back}>
        <IconChevronLeft size={15} stroke={1.8} aria-hidden />
        {t('flows.title')}
      </Link>
      {isPending && <LoadingLines lines={16} />}
      {error && !data && <ErrorState title={t('flow.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <FlowWorkbench key={flow} detail={data} />}
    </>
  );
}
