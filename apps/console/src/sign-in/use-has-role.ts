import { useSession } from '../api/queries.ts';

/** Whether the person who is signed in may do what people of a role may, as the server sees it: administrators may do everything. */
export function useHasRole(role: string): boolean {
  const { data: session } = useSession();
  return session?.user.roles.some((own) => own === role || own === 'administrator') ?? false;
}
