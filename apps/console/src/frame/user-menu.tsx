import { Popover, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession, useSignOut, useSystem } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import styles from './user-menu.module.css';

/** Who is signed in, with language, look and sign-out. No menu: one cannot pass choices in it by its keys. */
export function UserMenu() {
  const { data: session } = useSession();
  const { data: system } = useSystem();
  const signOut = useSignOut();
  const { t, word } = useWords();
  const [opened, setOpened] = useState(false);
  if (!session) return null;
  const { name, roles } = session.user;
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={232} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.user}
          onClick={() => setOpened(!opened)}
          aria-label={t('frame.userMenu', { name })}
        >
          <span className={styles.initial} aria-hidden>
            {name.charAt(0).toUpperCase()}
          </span>
          <span className={styles.name}>{name}</span>
          <IconSelector size={15} stroke={1.6} className={styles.more} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <div className={styles.settings}>
          <div className={styles.who}>
            <strong>{name}</strong>
            <span>{roles.map((role) => word('role', role)).join(', ')}</span>
          </div>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
        <UnstyledButton className={styles.signOut} onClick={() => signOut.mutate()}>
          <IconLogout size={16} stroke={1.6} aria-hidden />
          {t('frame.signOut')}
        </UnstyledButton>
        {system && <div className={styles.version}>Belegfluss {system.version}</div>}
      </Popover.Dropdown>
    </Popover>
  );
}
