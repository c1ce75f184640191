import { useSession } from '../api/queries.ts';

/** Roles whose people may write drafts and deploy; the server asks for the same. */
const changing = ['integration_admin', 'administrator'];

/** Whether the person who is signed in may change flows; others read them. */
export function useMayChangeFlows(): boolean {
  const { data: session } = useSession();
  return session?.user.roles.some((role) => changing.includes(role)) ?? false;
}
