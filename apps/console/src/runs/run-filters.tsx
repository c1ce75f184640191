import { CloseButton } from '@mantine/core';
import type { RunFilter } from '../api/run-queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ListChoice } from '../list/list-choice.tsx';
import list from '../list/list-filters.module.css';
import { ListSearch } from '../list/list-search.tsx';
import styles from './run-filters.module.css';

/** States that people look for, the troubling ones first. */
const STATES = ['dead', 'question', 'waiting', 'running', 'queued', 'done', 'observed', 'cancelled', 'resolved'];

/** Search (focus with `/`), the state, and what a link narrowed the list to: flow, version and code, each taken back by its cross. */
export function RunFilters({ filter, onChange }: { filter: RunFilter; onChange: (part: Partial<RunFilter>) => void }) {
  const { t, reason } = useWords();
  return (
    <div className={list.filters} role="search">
      <ListSearch
        search={filter.search}
        label={t('runs.search')}
        clearLabel={t('runs.clearSearch')}
        onSearch={(search) => onChange({ search })}
      />
      <ListChoice
        label={t('runs.stateFilter')}
        choices={[['', t('runs.allStates')], ...STATES.map((state) => [state, t(`run.${state}`)] as const)]}
        chosen={filter.state}
        onChoose={(state) => onChange({ state })}
      />
      {filter.flow !== '' && <Narrowed text={filter.flow} onClear={() => onChange({ flow: '', version: '' })} />}
      {filter.version !== '' && (
        <Narrowed text={t('runs.ofVersion', { version: filter.version })} onClear={() => onChange({ version: '' })} />
      )}
      {filter.code !== '' && <Narrowed text={reason(filter.code)} onClear={() => onChange({ code: '' })} />}
    </div>
  );
}

function Narrowed({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useWords();
  return (
    <span className={styles.narrowed}>
      {text}
      <CloseButton size="xs" aria-label={t('runs.clearFilter', { name: text })} onClick={onClear} />
    </span>
  );
}
