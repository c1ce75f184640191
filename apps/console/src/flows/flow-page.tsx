import { useParams } from 'react-router';
import { useFlow, useFlowVersion } from '../api/flow-queries.ts';
import { BackLink } from '../frame/back-link.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { lastLive } from './last-live.ts';
import { FlowWorkbench } from './flow-workbench.tsx';

/** One flow: its text beside its graph, what is live and what was. */
export function FlowPage() {
  const { flow = '' } = useParams();
  const { t } = useWords();
  const { data, error, isPending, refetch } = useFlow(flow);
  // Of a flow that is out of service, one sees what was live last.
  const { data: shelved } = useFlowVersion(
    flow,
    data && !data.flow.live ? lastLive(data.versions)?.version : undefined,
  );
  return (
    <>
      <BackLink to="/flows" list={t('flows.title')} />
      {isPending && <LoadingLines lines={16} />}
      {error && !data && <ErrorState title={t('flow.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <FlowWorkbench key={flow} detail={{ ...data, source: data.source ?? shelved?.source ?? null }} />}
    </>
  );
}
