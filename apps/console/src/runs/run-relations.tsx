import { Link } from 'react-router';
import type { RelatedRun, RunDetail } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge } from '../states/state-badge.tsx';
import { runTones } from '../timeline/run-tones.ts';
import styles from './run-relations.module.css';

/** The runs that this one came from and that came from it, each with its state; nothing where there are none. */
export function RunRelations({ detail: { run, parent, children, replays } }: { detail: RunDetail }) {
  const { t } = useWords();
  if (!run.replayOf && !parent && children.length + replays.length === 0) return null;
  return (
    <ul className={styles.relations} aria-label={t('runRelation.title')}>
      {run.replayOf && (
        <li>
          <Link to={`/runs/${run.replayOf}`}>{t('runRelation.replayOf')}</Link>
        </li>
      )}
      {parent && <Related word={t(parent.called ? 'runRelation.caller' : 'runRelation.teller')} related={parent} />}
      {children.map((child) => (
        <Related
          key={child.id}
          word={t(child.called ? 'runRelation.called' : 'runRelation.told', { step: child.step ?? '' })}
          related={child}
        />
      ))}
      {replays.map((replay) => (
        <Related key={replay.id} word={t('runRelation.replay')} related={replay} />
      ))}
    </ul>
  );
}

function Related({ word, related: { id, flow, recordKey, state } }: { word: string; related: RelatedRun }) {
  const { t } = useWords();
  return (
    <li data-related={id}>
      {word}{' '}
      <Link to={`/runs/${id}`}>
        {flow} {isInternalId(recordKey) ? '' : recordKey}
      </Link>{' '}
      <StateBadge tone={runTones[state]}>{t(`run.${state}`)}</StateBadge>
    </li>
  );
}
