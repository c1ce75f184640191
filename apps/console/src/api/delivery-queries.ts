import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString } from './query-string.ts';
import { request } from './request.ts';
import type { DeliveryDeedBody, DeliveryDeedResult, RefusedDeliveryList } from './schema.ts';

/** Of which connection and for which reason deliveries are looked for; empty strings narrow nothing. */
export interface DeliveryFilter {
  connection: string;
  code: string;
}

export type DeliveryDeed = 'retry' | 'dismiss';

/** Deliveries that could not be read, the newest first, page by page; each page holds the counts of all. */
export function useRefusedDeliveries(filter: DeliveryFilter) {
  return useInfiniteQuery({
    queryKey: ['deliveries', filter],
    queryFn: ({ signal, pageParam }) =>
      request<RefusedDeliveryList>(`/refused-deliveries${queryString({ ...filter, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** How many deliveries could not be read. */
export function useRefusedCount() {
  return useQuery({
    queryKey: ['deliveries', 'count'],
    queryFn: ({ signal }) => request<RefusedDeliveryList>('/refused-deliveries', { signal }),
    select: ({ counts }) => counts.reduce((sum, { count }) => sum + count, 0),
  });
}

/** Has deliveries read once more, or ends them. */
export function useDeliveryDeed(kind: DeliveryDeed) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DeliveryDeedBody) =>
      request<DeliveryDeedResult>(`/refused-deliveries/${kind}`, { method: 'POST', body }),
    onSettled: () => Promise.all([['deliveries'], ['runs']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
