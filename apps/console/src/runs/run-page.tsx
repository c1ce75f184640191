import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRun } from '../api/queries.ts';
import { queryString } from '../api/query-string.ts';
import type { RunDetail, RunRow, StepRow } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useFormat } from '../format/use-format.ts';
import { BackLink } from '../frame/back-link.tsx';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { StateBadge } from '../states/state-badge.tsx';
import { ReasonText } from '../timeline/reason-text.tsx';
import { runTones } from '../timeline/run-tones.ts';
import { RunActions } from './deeds/run-actions.tsx';
import styles from './run-page.module.css';
import { RunHoldUp } from './run-hold-up.tsx';
import { RunObservation } from './run-observation.tsx';
import { RunRelations } from './run-relations.tsx';
import { RunWaterfall } from './steps/run-waterfall.tsx';
import { StepDetail } from './steps/step-detail.tsx';
import { StepPages } from './steps/step-pages.tsx';
import { useStepDesk } from './steps/use-step-desk.ts';

/** One run: its steps over time on the left, the chosen step on the right, and what people can do with it. */
export function RunPage() {
  const { runId = '' } = useParams();
  const { t } = useWords();
  const { data, error, isPending, refetch } = useRun(runId, true);
  return (
    <>
      <BackLink to="/runs" list={t('runs.title')} />
      {isPending && <LoadingLines lines={12} />}
      {error && !data && <ErrorState title={t('timeline.failed')} error={error} onRetry={() => void refetch()} />}
      {data && <RunContent key={runId} detail={data} />}
    </>
  );
}

function RunContent({ detail }: { detail: RunDetail }) {
  const { t, text } = useWords();
  const { run, message, holdUp, observed } = detail;
  const desk = useStepDesk(detail);
  const [chosen, setChosen] = useState(firstLook(detail.steps)?.path);
  const step = desk.steps.find(({ path }) => path === chosen) ?? firstLook(desk.steps);
  return (
    <>
      <PageTitle title={text(run.flowTitle)} facts={isInternalId(run.recordKey) ? '' : run.recordKey}>
        <StateBadge tone={runTones[run.state]}>{t(`run.${run.state}`)}</StateBadge>
      </PageTitle>
      {run.reason && (
        <p className={styles.reason} data-tone={runTones[run.state]}>
          <ReasonText code={run.reason} message={message} />
        </p>
      )}
      {holdUp && <RunHoldUp holdUp={holdUp} />}
      <RunFacts detail={detail} />
      <RunRelations detail={detail} />
      <RunActions detail={detail} chosen={step?.path ?? ''} />
      {observed && <RunObservation observed={observed} onStep={setChosen} />}
      {detail.steps.length === 0 && <p className={styles.none}>{t('timeline.noSteps')}</p>}
      {detail.steps.length > 0 && (
        <div className={styles.panels}>
          <section className={styles.panel} aria-label={t('runPage.steps')}>
            <StepPages desk={desk} count={detail.stepCount}>
              <RunWaterfall run={run} steps={desk.steps} chosen={step?.path ?? ''} onChoose={setChosen} />
            </StepPages>
          </section>
          <section className={styles.panel} aria-label={t('runPage.step')}>
            {step && <StepDetail step={step} />}
          </section>
        </div>
      )}
    </>
  );
}

/** What somebody looks at first: the step that did not get on, else the one that began first. */
function firstLook(steps: StepRow[]): StepRow | undefined {
  return steps.find(({ state }) => state === 'failed' || state === 'question' || state === 'waiting') ?? steps[0];
}

/** The number of the version, which leads to its other runs; the hash where the text was never deployed. */
function RunVersion({ run: { flow, version, revision } }: { run: RunRow }) {
  const { t } = useWords();
  if (version === null) return <code>{revision.slice(0, 12)}</code>;
  return (
    <Link to={`/runs${queryString({ flow, version: String(version) })}`} title={revision}>
      {t('runPage.version', { version })}
    </Link>
  );
}

function RunFacts({ detail }: { detail: RunDetail }) {
  const { t } = useWords();
  const format = useFormat();
  const { run, queuedMs, deeds } = detail;
  return (
    <ul className={styles.facts}>
      <li>{t('runPage.created', { time: format.time(run.createdAt) })}</li>
      {queuedMs !== null && <li>{t('runPage.queued', { span: format.span(queuedMs) })}</li>}
      {run.nextTryAt && <li>{t('runPage.nextTry', { time: format.time(run.nextTryAt) })}</li>}
      <li>
        <RunVersion run={run} />
      </li>
      {run.caseIds.map((id) => (
        <li key={id}>
          <Link to={`/cases/${id}`}>{t('runPage.toCase')}</Link>
        </li>
      ))}
      {deeds.map((deed) => (
        <li key={deed.at}>
          {t(`deed.done.${deed.kind}`, { person: deed.person, time: format.time(deed.at) })}
          {deed.cause && ` · ${t(`cause.${deed.cause}`)}`}
          {deed.note && ` · ${deed.note}`}
        </li>
      ))}
    </ul>
  );
}
