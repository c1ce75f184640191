import { Button } from '@mantine/core';
import { useCancelPlanned } from '../api/flow-queries.ts';
import type { FlowPlanned } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './planned-deployments.module.css';

/** Deployments that wait for their time; they can be called off. */
export function PlannedDeployments({
  flow,
  planned,
  mayChange,
}: {
  flow: string;
  planned: FlowPlanned[];
  mayChange: boolean;
}) {
  const { t } = useWords();
  const format = useFormat();
  const cancel = useCancelPlanned(flow);
  return planned
    .filter(({ state }) => state === 'planned')
    .map(({ id, version, at, author, note }) => (
      <div key={id} className={styles.planned} data-planned={version}>
        <span>
          <strong>{t('planned.what', { version, time: format.time(at) })}</strong> {author} · {note}
        </span>
        {mayChange && (
          <Button size="compact-xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(id)}>
            {t('planned.cancel')}
          </Button>
        )}
        {cancel.error && <ErrorState title={t('planned.failed')} error={cancel.error} />}
      </div>
    ));
}
