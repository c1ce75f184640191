import { useWords } from '../i18n/use-words.ts';
import styles from './role-note.module.css';

/** Says who may act where somebody else looks on; stands where the buttons would. */
export function RoleNote({ role }: { role: string }) {
  const { t, word } = useWords();
  return (
    <p className={styles.note} data-role-needed={role}>
      {t('signIn.roleNeeded', { role: word('role', role) })}
    </p>
  );
}
