import { useRouteError } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';

/** What a room shows when drawing it failed; the navigation stays usable. */
export function BrokenRoom() {
  const { t } = useWords();
  return <ErrorState title={t('frame.broken')} error={useRouteError()} onRetry={() => window.location.reload()} />;
}
