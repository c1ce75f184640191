import type { ReactNode } from 'react';
import { useSession } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Shows the rooms to people who are signed in, and the sign-in to everybody else, at the same address. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { data: session, error, refetch } = useSession();
  const { t } = useWords();
  if (session) return children;
  if (session === null) return <SignInPage />;
  if (error) return <ErrorState title={t('signIn.unreachable')} error={error} onRetry={() => void refetch()} />;
  return null;
}
