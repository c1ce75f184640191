import { IconChevronLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import styles from './back-link.module.css';

/** The way from one thing back to the list that it stands in. */
export function BackLink({ to, list }: { to: string; list: string }) {
  return (
    <Link to={to} className={styles.back}>
      <IconChevronLeft size={15} stroke={1.8} aria-hidden />
      {list}
    </Link>
  );
}
