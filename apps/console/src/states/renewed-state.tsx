import { Button } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { EmptyState } from './empty-state.tsx';

/** Stands where a part of the console is not there any more: nothing is broken, the page is older than the server. */
export function RenewedState() {
  const { t } = useWords();
  const reload = (
    <Button variant="default" onClick={() => window.location.reload()}>
      {t('renewed.reload')}
    </Button>
  );
  return <EmptyState title={t('renewed.title')} hint={t('renewed.hint')} action={reload} />;
}
