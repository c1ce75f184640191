import { Link } from 'react-router';
import type { RelatedRun } from '../api/schema.ts';
import { isInternalId } from '../format/internal-id.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateBadge } from '../states/state-badge.tsx';
import { runTones } from '../timeline/run-tones.ts';

/** A run that has to do with another one: in what way, which, and how it stands. */
export function RelatedLine({ word, related: { id, flow, recordKey, state } }: { word: string; related: RelatedRun }) {
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
