import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useFlowCheck } from '../api/flow-queries.ts';
import type { Diagnostic, Text } from '../api/schema.ts';
import { dryRunFindings } from '../dry-run/dry-run-findings.ts';
import type { DryRunDesk } from '../dry-run/use-dry-run-desk.ts';
import { kindsOf, type JsonSchema } from '../flow-editor/flow-schema.ts';
import { outlineOf, type FlowOutline } from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';

/** A pause in typing after which a text is checked, in milliseconds. */
const PAUSE = 350;
const nothingFound: Diagnostic[] = [];

/** What is known of a text: how it is built and what is wrong with it. */
export interface FlowFindings {
  /** How the text is built, or how it last could be read. */
  outline: FlowOutline | undefined;
  /** Whether the outline is one of before. */
  stale: boolean;
  found: Diagnostic[];
  /** Whether what was found is about the text as it is now. */
  upToDate: boolean;
  checked: boolean;
  error: Error | null;
  checkAgain: () => void;
}

/** Has a text checked a moment after each change, and adds what a dry run of it came upon. */
export function useFlowFindings(
  flow: string,
  source: string,
  schema: JsonSchema | undefined,
  { result, outdated }: DryRunDesk,
): FlowFindings {
  const { t, text, reason } = useWords();
  const [settled] = useDebouncedValue(source, PAUSE);
  const check = useFlowCheck(flow, settled);
  const { outline, stale } = useOutline(settled, schema);
  const { data: findings = nothingFound } = check;
  const found = useMemo(() => {
    if (!result || !outline || outdated) return findings;
    const words = {
      message: ({ code, message }: { code: string; message: Text }) => `${reason(code)}: ${text(message)}`,
      remedy: t('dryRun.findingRemedy'),
    };
    return [...findings, ...dryRunFindings(result, outline, words)];
  }, [findings, result, outline, outdated, reason, t, text]);
  return {
    outline,
    stale,
    found,
    upToDate: !check.isPlaceholderData && settled === source,
    checked: check.isSuccess,
    error: check.error,
    checkAgain: () => void check.refetch(),
  };
}

/** The outline of a text; where it cannot be read right now, how it last could. */
function useOutline(source: string, schema: JsonSchema | undefined): Pick<FlowFindings, 'outline' | 'stale'> {
  const last = useRef<FlowOutline>(undefined);
  return useMemo(() => {
    if (!schema) return { outline: undefined, stale: false };
    const now = outlineOf(source, { triggers: kindsOf(schema, 'trigger'), steps: kindsOf(schema, 'step') });
    last.current = now ?? last.current;
    return { outline: last.current, stale: now === undefined };
  }, [source, schema]);
}
