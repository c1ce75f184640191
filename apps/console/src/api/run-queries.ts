import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { queryString } from './query-string.ts';
import { request } from './request.ts';
import type {
  Cancelled,
  ChildList,
  ClosingBody,
  ReplayPreview,
  RunList,
  RunTest,
  SelectionDeed,
  SelectionPreview,
  SelectionResult,
  StartedRun,
  StepList,
} from './schema.ts';

/** What a list of runs is narrowed to; empty strings narrow nothing. */
export interface RunFilter {
  search: string;
  state: string;
  flow: string;
  /** Number of a version of the flow. */
  version: string;
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

/** Steps of a run in one state, or in any, page by page; `after` is what the first page begins behind. */
export function useSteps(id: string, { state, after }: { state: '' | 'failed'; after: string }, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['run', id, 'steps', state, after],
    queryFn: ({ signal, pageParam }) =>
      request<StepList>(`/runs/${encodeURIComponent(id)}/steps${queryString({ state, after: pageParam })}`, { signal }),
    initialPageParam: after,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
}

/** The runs that a run set off, page by page. */
export function useChildren(id: string, enabled: boolean) {
  return useInfiniteQuery({
    queryKey: ['run', id, 'children'],
    queryFn: ({ signal, pageParam }) =>
      request<ChildList>(`/runs/${encodeURIComponent(id)}/children${queryString({ limit: PAGE, after: pageParam })}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
  });
}

/** How a run shall be gone through again; `input` takes the place of its record. */
export interface ReplayWish {
  from: string;
  version: 'live' | 'original';
  input?: object;
}

/** What a person does with one run. */
export type RunDeed =
  | { kind: 'retry'; note: string }
  | ({ kind: 'replay'; note: string } & ReplayWish)
  | { kind: 'cancel' | 'resolve'; cause: ClosingBody['cause']; note: string };

/** Does it; the run, the lists and the case show it at once. A replay gives back the id of the new run. */
export function useRunDeed(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, ...body }: RunDeed) =>
      request<StartedRun | Cancelled | undefined>(`/runs/${encodeURIComponent(id)}/${kind}`, { method: 'POST', body }),
    onSettled: () => readRunsAgain(client),
  });
}

/** What a replay would repeat and change; asked anew each time, because the outside goes on. */
export function useReplayPreview(id: string, wish: ReplayWish, enabled: boolean) {
  return useQuery({
    queryKey: ['replay-preview', id, wish],
    queryFn: ({ signal }) =>
      request<ReplayPreview>(`/runs/${encodeURIComponent(id)}/replay/preview`, { method: 'POST', body: wish, signal }),
    enabled,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  });
}

/** A test that goes the way of a run; made anew each time, because flow and tables change. */
export function useRunTest(id: string) {
  return useQuery({
    queryKey: ['run-test', id],
    queryFn: ({ signal }) => request<RunTest>(`/runs/${encodeURIComponent(id)}/test`, { signal }),
    gcTime: 0,
    retry: false,
  });
}

/** The runs to which a deed would be done that fit a filter now; the token stands for these and no others. */
export function useRunSelection(action: RunDeed['kind'], filter: RunFilter) {
  return useQuery({
    queryKey: ['run-selection', action, filter],
    queryFn: ({ signal }) =>
      request<SelectionPreview>('/run-selections', { method: 'POST', body: { action, filter }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** Does to the runs of a selection what they were chosen for. */
export function useSelectionDeed(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SelectionDeed) =>
      request<SelectionResult>(`/run-selections/${encodeURIComponent(token)}`, { method: 'POST', body }),
    onSettled: () => readRunsAgain(client),
  });
}

async function readRunsAgain(client: QueryClient): Promise<void> {
  const stale = [['run'], ['runs'], ['case'], ['questions']];
  await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
}
