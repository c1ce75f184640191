import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { CaseFilter } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './case-filters.module.css';
import { stageNames } from './stages.ts';

/** Search (focus with `/`) and the stage at which a case stands. */
export function CaseFilters({
  filter,
  onChange,
}: {
  filter: CaseFilter;
  onChange: (part: Partial<CaseFilter>) => void;
}) {
  const { t } = useWords();
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
        aria-label={t('cases.search')}
        placeholder={t('cases.search')}
        aria-keyshortcuts="/"
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
        rightSection={
          typed !== '' && <CloseButton size="sm" aria-label={t('cases.clearSearch')} onClick={() => type('')} />
        }
      />
      <div className={styles.stages} role="group" aria-label={t('cases.stageFilter')}>
        {['', ...stageNames].map((stage) => (
          <button
            key={stage}
            type="button"
            className={styles.stage}
            aria-pressed={filter.stage === stage}
            onClick={() => onChange({ stage })}
          >
            {stage === '' ? t('cases.allStages') : t(`stage.${stage}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
