import { Outlet } from 'react-router';
import { useLiveUpdates } from '../api/use-live-updates.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './app-frame.module.css';
import { Brand } from './brand.tsx';
import { Navigation } from './navigation.tsx';
import { Surroundings } from './surroundings.tsx';
import { UserMenu } from './user-menu.tsx';

/** The frame around every room: navigation on the left (below on phones), surroundings and user at its foot. */
export function AppFrame() {
  const live = useLiveUpdates();
  const { t } = useWords();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('frame.skip')}
      </a>
      <header className={styles.side}>
        <Brand />
        <Navigation />
        <div className={styles.foot}>
          <Surroundings live={live} />
          <UserMenu />
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
