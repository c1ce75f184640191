import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useReplayPreview, type ReplayWish } from '../../api/run-queries.ts';
import { readJsonObject } from '../../format/json-object.ts';

/** A pause in typing after which the preview is asked anew, in milliseconds. */
const PAUSE = 350;

/** How somebody wants a run gone through again, and what that would come to. */
export interface ReplayDesk {
  wish: ReplayWish;
  choose: (version: ReplayWish['version']) => void;
  /** The record as JSON; undefined as long as nobody edits it. */
  written: string | undefined;
  write: (written: string | undefined) => void;
  /** What is written is no record. */
  isNoRecord: boolean;
  preview: ReturnType<typeof useReplayPreview>;
  /** What is shown is what would be done. */
  isReady: boolean;
}

/** Keeps version and record of a replay from a step, with the preview of both; asks for none unless `enabled`. */
export function useReplayDesk(runId: string, from: string, enabled: boolean): ReplayDesk {
  const [version, setVersion] = useState<ReplayWish['version']>('live');
  const [written, setWritten] = useState<string>();
  const wish = useMemo(() => {
    const input = written === undefined ? undefined : readJsonObject(written);
    return { from, version, ...(input && { input }) };
  }, [from, version, written]);
  const [settled] = useDebouncedValue(wish, PAUSE);
  const preview = useReplayPreview(runId, settled, enabled);
  const isNoRecord = written !== undefined && wish.input === undefined;
  return {
    wish,
    choose: setVersion,
    written,
    write: setWritten,
    isNoRecord,
    preview,
    isReady: preview.isSuccess && !preview.isPlaceholderData && settled === wish && !isNoRecord,
  };
}
