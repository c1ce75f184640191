import { useState } from 'react';
import { useSteps } from '../../api/run-queries.ts';
import type { RunDetail, StepRow } from '../../api/schema.ts';

/** The steps of a run that somebody looks at: all, page by page, or those that failed. */
export interface StepDesk {
  steps: StepRow[];
  shown: '' | 'failed';
  show: (shown: '' | 'failed') => void;
  hasMore: boolean;
  isLoading: boolean;
  more: () => void;
}

/** Begins with what came with the run; where it has more steps than that and was set aside, with those that failed. */
export function useStepDesk({ run, steps, nextStep }: RunDetail): StepDesk {
  const isLong = nextStep !== null;
  const [shown, show] = useState<StepDesk['shown']>(isLong && run.state === 'dead' ? 'failed' : '');
  const [goesOn, setGoesOn] = useState(false);
  const failed = useSteps(run.id, { state: 'failed', after: '' }, shown === 'failed');
  const later = useSteps(run.id, { state: '', after: nextStep ?? '' }, isLong && goesOn);
  const list = shown === 'failed' ? failed : later;
  const listed = list.data?.pages.flatMap((page) => page.steps) ?? [];
  const isBegun = shown === 'failed' || goesOn;
  return {
    steps: shown === 'failed' ? listed : [...steps, ...(goesOn ? listed : [])],
    shown,
    show,
    hasMore: isBegun ? list.hasNextPage : isLong,
    isLoading: list.isFetching,
    more: () => (isBegun ? void list.fetchNextPage() : setGoesOn(true)),
  };
}
