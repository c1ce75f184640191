import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useOpenQuestions } from '../api/queries.ts';
import { rescueFocus } from '../frame/lost-focus.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { QuestionDetail } from './question-detail.tsx';
import { QuestionList } from './question-list.tsx';
import styles from './questions-page.module.css';

/** The clarification inbox: what waits on the left, the chosen question on the right (one after the other on phones). */
export function QuestionsPage() {
  const { questionId } = useParams();
  const { t } = useWords();
  const { data: questions, error, refetch } = useOpenQuestions();
  const shown = questionId ?? '';
  useEffect(() => {
    if (shown === '') rescueFocus();
  }, [shown]);
  return (
    <>
      <div className={styles.title} data-shown={shown !== '' || undefined}>
        <PageTitle
          title={t('questions.title')}
          facts={questions && <span role="status">{t('questions.count', { count: questions.length })}</span>}
        />
      </div>
      {error && !questions && <ErrorState title={t('questions.failed')} error={error} onRetry={() => void refetch()} />}
      {!questions && !error && <LoadingLines />}
      {questions && (
        <div className={styles.room} data-shown={shown !== '' || undefined}>
          <section className={styles.list} aria-label={t('questions.list')}>
            {questions.length > 0 ? (
              <QuestionList questions={questions} shown={shown} />
            ) : (
              <EmptyState title={t('questions.empty.title')} hint={t('questions.empty.hint')} />
            )}
          </section>
          {shown !== '' && <QuestionDetail key={shown} id={shown} open={questions} />}
          {shown === '' && questions.length > 0 && <p className={styles.choose}>{t('questions.choose')}</p>}
        </div>
      )}
    </>
  );
}
