import { IconMessageQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useOpenQuestions } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './case-questions.module.css';

/** The open questions of a case, each with who has to decide and the way to it. */
export function CaseQuestions({ ids }: { ids: string[] }) {
  const { t, text, word } = useWords();
  const { data: open } = useOpenQuestions();
  const waiting = open?.filter((question) => ids.includes(question.id)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.list}>
      {waiting.map((question) => (
        <li key={question.id} className={styles.question}>
          <IconMessageQuestion size={18} stroke={1.6} aria-hidden />
          <span className={styles.words}>
            <strong>{text(question.title)}</strong>
            <span>{t('case.waitsFor', { owner: word('role', question.owner) })}</span>
          </span>
          <Link to={`/questions/${question.id}`} className={styles.link}>
            {t('case.answer')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
