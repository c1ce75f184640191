import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { RunFilter } from '../api/run-queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './run-filters.module.css';

/** States that people look for, the troubling ones first. */
const STATES = ['', 'dead', 'question', 'waiting', 'running', 'queued', 'done', 'cancelled', 'resolved'];

/** Search (focus with `/`), the state, and what a link narrowed the list to: flow and code, each taken back by its cross. */
export function RunFilters({ filter, onChange }: { filter: RunFilter; onChange: (part: Partial<RunFilter>) => void }) {
  const { t, reason } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.search);
  const [sent, setSent] = useState(filter.search);
  if (filter.search !== sent) {
    setSent(filter.search);
    setTyped(filter.search);
  }
  const send = useDebouncedCallback((search: string) => {
    setSent(search);
    onChange({ search });
  }, 250);
  const type = (search: string) => {
    setTyped(search);
    send(search.trim());
  };
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <div className={styles.filters} role="search">
      <TextInput
        ref={field}
        className={styles.search}
        size="sm"
        type="search"
        aria-label={t('runs.search')}
        placeholder={t('runs.search')}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        rightSection={
          typed !== '' && <CloseButton size="sm" aria-label={t('runs.clearSearch')} onClick={() => type('')} />
        }
      />
      <div className={styles.states} role="group" aria-label={t('runs.stateFilter')}>
        {STATES.map((state) => (
          <button
            key={state}
            type="button"
            className={styles.state}
            aria-pressed={filter.state === state}
            onClick={() => onChange({ state })}
          >
            {state === '' ? t('runs.allStates') : t(`run.${state}`)}
          </button>
        ))}
      </div>
      {filter.flow !== '' && <Narrowed text={filter.flow} onClear={() => onChange({ flow: '' })} />}
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
