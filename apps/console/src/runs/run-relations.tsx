import { Link } from 'react-router';
import type { RunDetail } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { RelatedLine } from './related-line.tsx';
import { RunChildren } from './run-children.tsx';
import styles from './run-relations.module.css';

/** The runs that this one came from and that came from it, each with its state; nothing where there are none. */
export function RunRelations({ detail }: { detail: RunDetail }) {
  const { t } = useWords();
  const { run, parent, children, replays } = detail;
  if (!run.replayOf && !parent && children.length + replays.length === 0) return null;
  return (
    <ul className={styles.relations} aria-label={t('runRelation.title')}>
      {run.replayOf && (
        <li>
          <Link to={`/runs/${run.replayOf}`}>{t('runRelation.replayOf')}</Link>
        </li>
      )}
      {parent && <RelatedLine word={t(parent.called ? 'runRelation.caller' : 'runRelation.teller')} related={parent} />}
      <RunChildren detail={detail} />
      {replays.map((replay) => (
        <RelatedLine key={replay.id} word={t('runRelation.replay')} related={replay} />
      ))}
    </ul>
  );
}
