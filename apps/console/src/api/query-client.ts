import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './request.ts';

/** Server state of the console: kept fresh by live messages, so it is read again only when they say so. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const sessionEnded = error instanceof ApiProblem && error.status === 401;
        if (sessionEnded && query.queryKey[0] !== 'session') client.setQueryData(['session'], null);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.status >= 500),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
  return client;
}
