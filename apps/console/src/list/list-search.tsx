import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import styles from './list-filters.module.css';

interface ListSearchProps {
  /** What is searched for now. */
  search: string;
  label: string;
  clearLabel: string;
  onSearch: (search: string) => void;
}

/** The search of a list, focused with `/`; it is told a quarter of a second after the last letter. */
export function ListSearch({ search, label, clearLabel, onSearch }: ListSearchProps) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(search);
  const [sent, setSent] = useState(search);
  if (search !== sent) {
    setSent(search);
    setTyped(search);
  }
  const send = useDebouncedCallback((wanted: string) => {
    setSent(wanted);
    onSearch(wanted);
  }, 250);
  const type = (text: string) => {
    setTyped(text);
    send(text.trim());
  };
  useHotkeys([['/', () => field.current?.focus()]]);
  return (
    <TextInput
      ref={field}
      className={styles.search}
      size="sm"
      type="search"
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts="/"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label={clearLabel} onClick={() => type('')} />}
    />
  );
}
