import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { queryString } from './query-string.ts';
import { ApiProblem, request } from './request.ts';
import type {
  AnswerBody,
  CaseDetail,
  CaseList,
  ConnectionCheck,
  ConnectionList,
  QuestionList,
  QuestionRow,
  RunDetail,
  Session,
  SignIn,
  SystemInfo,
} from './schema.ts';

/** What a list of cases is narrowed to; empty strings narrow nothing. */
export interface CaseFilter {
  search: string;
  stage: string;
}

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) =>
      request<Session>('/session', { signal }).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Signs in; afterwards the session is read, which opens the rooms. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SignIn) => request<void>('/session', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
  });
}

/** Signs out and forgets all that was read. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>('/session', { method: 'DELETE' }),
    onSettled: () => {
      client.setQueryData(['session'], null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

/** Version, seller, business time and whether this is a sandbox. */
export function useSystem() {
  return useQuery({ queryKey: ['system'], queryFn: ({ signal }) => request<SystemInfo>('/system', { signal }) });
}

/** The cases that fit a filter, page by page. */
export function useCases(filter: CaseFilter) {
  return useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: ({ signal, pageParam }) =>
      request<CaseList>(`/cases${queryString({ ...filter, after: pageParam })}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** One case with its vouchers and runs. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => request<CaseDetail>(`/cases/${encodeURIComponent(id)}`, { signal }),
  });
}

/** One run with its steps; read only while somebody looks at it. */
export function useRun(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['run', id],
    queryFn: ({ signal }) => request<RunDetail>(`/runs/${encodeURIComponent(id)}`, { signal }),
    enabled,
  });
}

/** All questions that still wait for a person. */
export function useOpenQuestions() {
  return useQuery({
    queryKey: ['questions', 'open'],
    queryFn: ({ signal }) => request<QuestionList>('/questions?state=open', { signal }),
    select: (list) => list.questions,
  });
}

/** One question, open or answered. */
export function useQuestion(id: string) {
  return useQuery({
    queryKey: ['question', id],
    queryFn: ({ signal }) => request<QuestionRow>(`/questions/${encodeURIComponent(id)}`, { signal }),
  });
}

/** Answers a question; lists and the case show it at once. */
export function useAnswer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AnswerBody) =>
      request<unknown>(`/questions/${encodeURIComponent(id)}/answer`, { method: 'POST', body }),
    onSettled: () =>
      Promise.all(
        [['questions'], ['question', id], ['cases'], ['case']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** The connections with the state of their breakers, read again every five seconds. */
export function useConnections() {
  return useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => request<ConnectionList>('/connections', { signal }),
    select: (list) => list.connections,
    refetchInterval: 5000,
  });
}

/** Seals secrets of a connection and asks the other system as whom we are signed in with them; none is kept here. */
export function useSealSecrets(name: string) {
  const client = useQueryClient();
  const path = `/connections/${encodeURIComponent(name)}`;
  return useMutation({
    mutationFn: async (body: Record<string, string>) => {
      await request<void>(`${path}/secrets`, { method: 'PUT', body });
      return request<ConnectionCheck>(`${path}/test`, { method: 'POST' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['connections'] }),
    gcTime: 0,
  });
}
