import type { DryRunResult } from '../api/schema.ts';
import { spoken, titleOfUse, type JsonSchema } from '../flow-editor/flow-schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge } from '../states/state-badge.tsx';
import styles from './dry-run-report.module.css';
import { DryRunEnding } from './dry-run-ending.tsx';
import { DryRunSteps } from './dry-run-steps.tsx';
import { WouldBe, WouldBeList } from './would-be.tsx';

/** What a run would do: how it would end, what it would write, ask and tell, and its steps. */
export function DryRunReport({
  run,
  schema,
  onStep,
}: {
  run: DryRunResult;
  schema: JsonSchema | undefined;
  onStep: (path: string) => void;
}) {
  const { t, text, word, language } = useWords();
  const { effects, questions, emitted, steps, standing } = run;
  const titleOf = ({ step, use }: DryRunResult['effects'][number]): string => {
    const kind = steps.find(({ path }) => path === step)?.kind ?? 'call';
    return (schema && spoken(titleOfUse(schema, kind, use), language)) || use;
  };
  return (
    <div data-dry-run={run.state}>
      <DryRunEnding run={run} onStep={onStep} />
      <WouldBeList title={t('dryRun.effects', { count: effects.length })}>
        {effects.map((effect) => (
          <WouldBe
            key={`${effect.step} ${effect.key}`}
            title={titleOf(effect)}
            step={effect.step}
            value={effect.with}
            onStep={onStep}
          >
            <code>{effect.use}</code>
            {standing.includes(effect.key) && <StateBadge tone="warning">{t('dryRun.stands')}</StateBadge>}
            <code className={styles.key}>{effect.key}</code>
          </WouldBe>
        ))}
      </WouldBeList>
      {questions.length > 0 && (
        <WouldBeList title={t('dryRun.questions', { count: questions.length })}>
          {questions.map(({ step, kind, owner, title, evidence }) => (
            <WouldBe key={step} title={text(title)} step={step} value={evidence} onStep={onStep}>
              <span>{word('questionKind', kind)}</span>
              <span>{t('questions.owner', { owner: word('role', owner) })}</span>
            </WouldBe>
          ))}
        </WouldBeList>
      )}
      {emitted.length > 0 && (
        <WouldBeList title={t('dryRun.emitted', { count: emitted.length })}>
          {emitted.map(({ step, event, key, with: data }) => (
            <WouldBe key={`${step} ${key}`} title={event} step={step} value={data} onStep={onStep}>
              <code className={styles.key}>{key}</code>
            </WouldBe>
          ))}
        </WouldBeList>
      )}
      <DryRunSteps run={run} onStep={onStep} />
    </div>
  );
}
