import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { JsonSchema } from '../flow-editor/flow-schema.ts';
import { request } from './request.ts';
import type {
  DeployFlow,
  DryRunBody,
  DryRunResult,
  FlowCheck,
  FlowDeployed,
  FlowDetail,
  FlowDraft,
  FlowList,
  FlowOffers,
  FlowVersionText,
  FlowWithdrawn,
  RollBackFlow,
  SaveDraft,
  WithdrawFlow,
} from './schema.ts';

const path = (flow: string, ...parts: string[]) => ['/flows', encodeURIComponent(flow), ...parts].join('/');

/** All flows with what is live and who has drafts. */
export function useFlows() {
  return useQuery({
    queryKey: ['flows'],
    queryFn: ({ signal }) => request<FlowList>('/flows', { signal }),
    select: (list) => list.flows,
  });
}

/** One flow: what is live, its versions, the reader's draft. */
export function useFlow(flow: string) {
  return useQuery({
    queryKey: ['flow', flow],
    queryFn: ({ signal }) => request<FlowDetail>(path(flow), { signal }),
  });
}

/** The text of one version; read only when somebody asks for one. */
export function useFlowVersion(flow: string, version: number | undefined) {
  return useQuery({
    queryKey: ['flow', flow, 'version', version],
    queryFn: ({ signal }) => request<FlowVersionText>(path(flow, 'versions', String(version)), { signal }),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What flow files may say, for the systems that are installed. */
export function useFlowSchema() {
  return useQuery({
    queryKey: ['flow-schema'],
    queryFn: ({ signal }) => request<JsonSchema>('/flow-schema', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What may stand in an expression at an offset of a text. */
export function askOffers(source: string, offset: number): Promise<FlowOffers> {
  return request<FlowOffers>('/flows/offers', { method: 'POST', body: { source, offset } });
}

/** What the checker says to a text that is to go live as a flow; what it said before stays until then. */
export function useFlowCheck(flow: string, source: string) {
  const body = { flow, file: `${flow}.flow.yaml`, source };
  return useQuery({
    queryKey: ['flow-check', flow, source],
    queryFn: ({ signal }) => request<FlowCheck>('/flows/check', { method: 'POST', body, signal }),
    select: (report) => report.diagnostics,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** Goes through a text with one event: reads are real, nothing is written, so nothing here grows old by it. */
export function useDryRun(flow: string) {
  return useMutation({
    mutationFn: (body: DryRunBody) => request<DryRunResult>(path(flow, 'dry-run'), { method: 'POST', body }),
  });
}

/** Keeps the reader's draft of a flow. */
export function useSaveDraft(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SaveDraft) => request<FlowDraft>(path(flow, 'draft'), { method: 'PUT', body }),
    onSuccess: (draft) => noteDraft(client, flow, draft),
  });
}

/** Forgets the reader's draft of a flow. */
export function useDropDraft(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<void>(path(flow, 'draft'), { method: 'DELETE' }),
    onSuccess: () => noteDraft(client, flow, null),
  });
}

/** Brings a text live, at once or at a time. */
export function useDeploy(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DeployFlow) => request<FlowDeployed>(path(flow, 'deployments'), { method: 'POST', body }),
    onSettled: () => readAgain(client, flow),
  });
}

/** Brings an earlier version back as a new one. */
export function useRollback(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RollBackFlow) => request<FlowDeployed>(path(flow, 'rollback'), { method: 'POST', body }),
    onSettled: () => readAgain(client, flow),
  });
}

/** Takes a flow out of service. */
export function useWithdraw(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WithdrawFlow) => request<FlowWithdrawn>(path(flow, 'withdraw'), { method: 'POST', body }),
    onSettled: () => readAgain(client, flow),
  });
}

/** Calls a planned deployment off. */
export function useCancelPlanned(flow: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request<void>(path(flow, 'deployments', encodeURIComponent(id)), { method: 'DELETE' }),
    onSettled: () => readAgain(client, flow),
  });
}

function noteDraft(client: QueryClient, flow: string, draft: FlowDraft | null): Promise<void> {
  client.setQueryData<FlowDetail>(['flow', flow], (detail) => detail && { ...detail, draft });
  return client.invalidateQueries({ queryKey: ['flows'] });
}

async function readAgain(client: QueryClient, flow: string): Promise<void> {
  await Promise.all([['flows'], ['flow', flow]].map((queryKey) => client.invalidateQueries({ queryKey })));
}
