import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { rescueFocus } from './lost-focus.ts';
import styles from './page-title.module.css';

/** The heading of a room, also the title of the browser's tab, with a line of facts beside it. Who enters by a link begins here. */
export function PageTitle({ title, facts, children }: { title: string; facts?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Belegfluss`;
  }, [title]);
  useEffect(rescueFocus, []);
  return (
    <div className={styles.bar}>
      <h1 className={styles.title} tabIndex={-1}>
        {title}
      </h1>
      {facts && <span className={styles.facts}>{facts}</span>}
      {children}
    </div>
  );
}
