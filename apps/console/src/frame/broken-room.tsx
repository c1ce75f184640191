import { useRouteError } from 'react-router';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { isLostPart } from '../states/lost-parts.ts';
import { RenewedState } from '../states/renewed-state.tsx';

/** What a room shows when drawing it failed; the navigation stays usable. */
export function BrokenRoom() {
  const { t } = useWords();
  const error = useRouteError();
  if (isLostPart(error)) return <RenewedState />;
  return <ErrorState title={t('frame.broken')} error={error} onRetry={() => window.location.reload()} />;
}
