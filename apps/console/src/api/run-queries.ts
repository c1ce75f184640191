import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString } from './query-string.ts';
import { request } from './request.ts';
import type { Cancelled, ClosingBody, ReplayPreview, RunList, StartedRun } from './schema.ts';

/** What a list of runs is narrowed to; empty strings narrow nothing. */
export interface RunFilter {
  search: string;
  state: string;
  flow: string;
  code: string;
  from: string;
}

const PAGE = '50';

/** The runs that fit a filter, the newest first, page by page. */
export function useRuns(filter: RunFilter) {
  return useInfiniteQuery({
    queryKey: ['runs', filter],
    queryFn: ({ signal, pageParam }) =>
      request<RunList>(`/runs${queryString({ ...filter, limit: PAGE, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** The last runs of a flow, the newest first; their events can be gone through again. */
export function useLatestRuns(flow: string, count: number) {
  return useQuery({
    queryKey: ['runs', 'latest', flow],
    queryFn: ({ signal }) => request<RunList>(`/runs${queryString({ flow, limit: String(count) })}`, { signal }),
    select: (list) => list.runs,
  });
}

/** What a person does with one run. */
export type RunDeed =
  | { kind: 'retry'; note: string }
  | { kind: 'replay'; from: string; version: 'live' | 'original'; note: string }
  | { kind: 'cancel' | 'resolve'; cause: ClosingBody['cause']; note: string };

/** Does it; the run, the lists and the case show it at once. A replay gives back the id of the new run. */
export function useRunDeed(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...body }: RunDeed) =>
      request<StartedRun | Cancelled | undefined>(`/runs/${encodeURIComponent(id)}/${kind}`, { method: 'POST', body }),
    onSettled: () =>
      Promise.all(
        [['run', id], ['runs'], ['case'], ['questions']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

/** What a replay from a step would repeat; asked anew each time, because the outside goes on. */
export function useReplayPreview(id: string, from: string, version: 'live' | 'original', enabled: boolean) {
  return useQuery({
    queryKey: ['replay-preview', id, from, version],
    queryFn: ({ signal }) =>
      request<ReplayPreview>(`/runs/${encodeURIComponent(id)}/replay/preview`, {
        method: 'POST',
        body: { from, version },
        signal,
      }),
    enabled,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
}
