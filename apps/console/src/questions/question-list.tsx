import { NavLink } from 'react-router';
import type { QuestionRow } from '../api/schema.ts';
import { useAge } from '../format/use-age.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './question-list.module.css';

/** The open questions, oldest first: kind, title, owner and age. */
export function QuestionList({ questions, shown }: { questions: QuestionRow[]; shown: string }) {
  const { t, text, word } = useWords();
  const age = useAge();
  return (
    <ul className={styles.list}>
      {questions.map((question) => (
        <li key={question.id}>
          <NavLink
            to={`/questions/${question.id}`}
            className={styles.question}
            data-question={question.id}
            aria-current={question.id === shown ? 'true' : undefined}
          >
            <span className={styles.kind}>{word('questionKind', question.kind)}</span>
            <span className={styles.title}>{text(question.title)}</span>
            <span className={styles.facts}>
              {word('role', question.owner)} · {age(question.openedAt)}
              {question.caseIds.length > 0 && ` · ${t('questions.cases', { count: question.caseIds.length })}`}
            </span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}
