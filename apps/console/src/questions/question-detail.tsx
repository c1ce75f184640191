import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useQuestion } from '../api/queries.ts';
import type { QuestionRow } from '../api/schema.ts';
import { useAge } from '../format/use-age.ts';
import { useFormat } from '../format/use-format.ts';
import { BackLink } from '../frame/back-link.tsx';
import { rescueFocusTo } from '../frame/lost-focus.ts';
import { useWords } from '../i18n/use-words.ts';
import { RoleNote } from '../sign-in/role-note.tsx';
import { useHasRole } from '../sign-in/use-has-role.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { AnswerForm } from './answer-form.tsx';
import { Evidence } from './evidence.tsx';
import { GivenAnswer } from './given-answer.tsx';
import styles from './question-detail.module.css';

/** One question: what is known, what can be decided, and after the answer the next one. */
export function QuestionDetail({ id, open }: { id: string; open: QuestionRow[] }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const justAnswered = useLocation().state === 'answered';
  const { data: question, error, refetch } = useQuestion(id);
  const goOn = () => {
    const place = open.findIndex((one) => one.id === id);
    const others = open.filter((one) => one.id !== id);
    const next = others[Math.max(0, place)] ?? others[0];
    void navigate(next ? `/questions/${next.id}` : '/questions', { state: 'answered', replace: true });
  };
  return (
    <article className={styles.detail}>
      <div className={styles.back}>
        <BackLink to="/questions" list={t('questions.title')} />
      </div>
      {justAnswered && (
        <p className={styles.done} role="status">
          {t('answer.accepted')}
        </p>
      )}
      {error && !question && (
        <ErrorState title={t('questions.oneFailed')} error={error} onRetry={() => void refetch()} />
      )}
      {!question && !error && <LoadingLines />}
      {question && (
        <>
          <QuestionHead question={question} />
          <Evidence evidence={question.evidence} />
          <Decision question={question} onAnswered={goOn} />
        </>
      )}
    </article>
  );
}

function Decision({ question, onAnswered }: { question: QuestionRow; onAnswered: () => void }) {
  const mayAnswer = useHasRole(question.owner);
  if (question.state !== 'open') return <GivenAnswer question={question} />;
  return mayAnswer ? <AnswerForm question={question} onAnswered={onAnswered} /> : <RoleNote role={question.owner} />;
}

function QuestionHead({ question }: { question: QuestionRow }) {
  const { t, text, word } = useWords();
  const format = useFormat();
  const age = useAge();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => rescueFocusTo(heading.current), []);
  return (
    <header>
      <span className={styles.kind}>{word('questionKind', question.kind)}</span>
      <h2 ref={heading} className={styles.title} tabIndex={-1}>
        {text(question.title)}
      </h2>
      <p className={styles.facts}>
        <span>{t('questions.owner', { owner: word('role', question.owner) })}</span>
        <span title={format.time(question.openedAt)}>{t('questions.opened', { age: age(question.openedAt) })}</span>
        {question.dueAt && <span>{t('questions.due', { day: format.day(question.dueAt) })}</span>}
        {question.caseIds.map((caseId) => (
          <Link key={caseId} to={`/cases/${caseId}`}>
            {t('questions.toCase')}
          </Link>
        ))}
      </p>
    </header>
  );
}
