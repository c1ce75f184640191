import { Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useSession, useSignOut, useSystem } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { SchemeSwitch } from './scheme-switch.tsx';
import styles from './user-menu.module.css';

/** Who is signed in, with language, look and sign-out. */
export function UserMenu() {
  const { data: session } = useSession();
  const { data: system } = useSystem();
  const signOut = useSignOut();
  const { t, word } = useWords();
  if (!session) return null;
  const { name, roles } = session.user;
  return (
    <Menu position="top-start" width={232} shadow="md" closeOnItemClick={false} trapFocus returnFocus>
      <Menu.Target>
        <UnstyledButton className={styles.user} aria-label={t('frame.userMenu', { name })}>
          <span className={styles.initial} aria-hidden>
            {name.charAt(0).toUpperCase()}
          </span>
          <span className={styles.name}>{name}</span>
          <IconSelector size={15} stroke={1.6} className={styles.more} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.settings}>
          <div className={styles.who}>
            <strong>{name}</strong>
            <span>{roles.map((role) => word('role', role)).join(', ')}</span>
          </div>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => signOut.mutate()}>
          {t('frame.signOut')}
        </Menu.Item>
        {system && <div className={styles.version}>Belegfluss {system.version}</div>}
      </Menu.Dropdown>
    </Menu>
  );
}
