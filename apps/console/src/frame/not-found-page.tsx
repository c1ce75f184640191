import { useWords } from '../i18n/use-words.ts';
import { LinkButton } from '../states/link-button.tsx';
import { PageTitle } from './page-title.tsx';

/** What an address shows that leads nowhere. */
export function NotFoundPage() {
  const { t } = useWords();
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.hint')}</p>
      <LinkButton to="/cases">{t('notFound.action')}</LinkButton>
    </>
  );
}
