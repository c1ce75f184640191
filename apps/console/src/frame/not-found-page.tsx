import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from '../states/empty-state.tsx';
import { LinkButton } from '../states/link-button.tsx';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  const { t } = useWords();
  return (
    <EmptyState
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={<LinkButton to="/cases">{t('notFound.action')}</LinkButton>}
    />
  );
}
