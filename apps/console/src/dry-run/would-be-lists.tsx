import type { Observation } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge } from '../states/state-badge.tsx';
import styles from './dry-run-report.module.css';
import { WouldBe, WouldBeList } from './would-be.tsx';

/** What would be written, asked and told; `titleOf` names a write for people. */
export function WouldBeLists({
  would: { effects, questions, emitted, standing },
  titleOf = ({ use }) => use,
  onStep,
}: {
  would: Pick<Observation, 'effects' | 'questions' | 'emitted' | 'standing'>;
  titleOf?: (effect: Observation['effects'][number]) => string;
  onStep: (path: string) => void;
}) {
  const { t, text, word } = useWords();
  return (
    <>
      <WouldBeList title={t('dryRun.effects', { count: effects.length })}>
        {effects.map((effect) => (
          <WouldBe
            key={`${effect.step} ${effect.key}`}
            title={titleOf(effect)}
            step={effect.step}
            value={effect.with}
            before={effect.before}
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
    </>
  );
}
