import { useParams } from 'react-router';
import { useFlow } from '../api/flow-queries.ts';
import { BackLink } from '../frame/back-link.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { FlowWorkbench } from './flow-workbench.tsx';

/** One flow: its text beside its graph, what is live and what was. */
export function FlowPage() {
  const { flow = '' } = useParams();
  const { t } = useWords();
  const { data, error, isPending, refetch } = useFlow(flow);
  return (
    <>
      <BackLink to="/flows" list={t('flows.title')} />
      {isPending && <LoadingLines lines={16} />}
      {error && !data && <ErrorState title={t('flow.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <FlowWorkbench key={flow} detail={data} />}
    </>
  );
}
