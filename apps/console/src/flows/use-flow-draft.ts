import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useDropDraft, useSaveDraft } from '../api/flow-queries.ts';
import type { FlowDetail, SaveDraft } from '../api/schema.ts';
import { useLeaveWarning } from './use-leave-warning.ts';

/** A pause in typing after which a draft is kept, in milliseconds. */
const PAUSE = 800;

/** The text under the author's hands, where it began, and how it is kept. */
export interface FlowDraftState {
  source: string;
  /** The version on which it builds; null for a flow that was never live. */
  base: number | null;
  /** Changes whenever the text becomes another one without the author's typing. */
  edition: string;
  /** Whether it differs from what is live. */
  changed: boolean;
  /** Whether something else went live since it was begun. */
  overtaken: boolean;
  keeping: 'kept' | 'waiting' | 'failed';
  savedAt: string | undefined;
  error: unknown;
  change: (source: string) => void;
  /** Forgets the draft and goes back to what is live. */
  discard: () => void;
  /** Builds on this version, with the same text. */
  rebase: (version: number | null) => void;
  /** The text has gone where it was meant to go. */
  settle: () => void;
}

/** Keeps what somebody writes as a draft of theirs, a moment after each change. */
export function useFlowDraft({ flow: { flow, live }, source: liveText, draft }: FlowDetail): FlowDraftState {
  const liveSource = liveText ?? '';
  const liveVersion = live?.version ?? null;
  const save = useSaveDraft(flow);
  const drop = useDropDraft(flow);
  // What was typed here; until then the kept draft counts, else what is live.
  const [typed, setTyped] = useState<SaveDraft>();
  const [kept, setKept] = useState<SaveDraft>();
  const [discards, setDiscards] = useState(0);
  const { source, base } = typed ?? draft ?? { source: liveSource, base: liveVersion };
  const changed = source !== liveSource;
  const waiting = typed !== kept;

  const keep = useDebouncedCallback(
    (next: SaveDraft) => {
      const done = { onSuccess: () => setKept(next) };
      if (next.source === liveSource) drop.mutate(undefined, done);
      else save.mutate(next, done);
    },
    { delay: PAUSE, flushOnUnmount: true },
  );
  const begin = (next: SaveDraft) => {
    setTyped(next);
    keep(next);
  };
  const forget = () => {
    keep.cancel();
    setTyped(undefined);
    setKept(undefined);
  };
  useLeaveWarning(waiting);
  // A text that nobody here changed follows what is live.
  const follows = useRef(liveVersion);
  if (!typed) follows.current = liveVersion;

  return {
    source,
    base,
    edition: `${follows.current} ${liveText === null} ${discards}`,
    changed,
    overtaken: changed && base !== liveVersion,
    keeping: waiting ? (save.isError ? 'failed' : 'waiting') : 'kept',
    savedAt: draft?.savedAt,
    error: save.error ?? undefined,
    change: (next) => {
      if (next !== source) begin({ source: next, base });
    },
    discard: () => {
      keep.cancel();
      drop.mutate(undefined, {
        onSuccess: () => {
          forget();
          setDiscards((before) => before + 1);
        },
      });
    },
    rebase: (version) => begin({ source, base: version }),
    settle: forget,
  };
}
