import { Tabs } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useFlowCheck, useFlowSchema } from '../api/flow-queries.ts';
import type { Diagnostic, Text } from '../api/schema.ts';
import { dryRunFindings } from '../dry-run/dry-run-findings.ts';
import { DryRunPanel } from '../dry-run/dry-run-panel.tsx';
import { useDryRunDesk } from '../dry-run/use-dry-run-desk.ts';
import { kindsOf, type JsonSchema } from '../flow-editor/flow-schema.ts';
import { ProblemList } from '../flow-editor/problem-list.tsx';
import { YamlEditor, type EditorHandle } from '../flow-editor/yaml-editor.tsx';
import { FlowGraph } from '../flow-graph/flow-graph.tsx';
import {
  allOutlined,
  outlineOf,
  outlinedAt,
  outlinedStep,
  type FlowOutline,
  type Place,
} from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import styles from './flow-editing.module.css';

/** A pause in typing after which a text is checked, in milliseconds. */
const PAUSE = 350;
const nothingFound: Diagnostic[] = [];

/** The text beside its graph or a dry run, and below it what is wrong with it; all of them lead to each other. */
export function FlowEditing({
  flow,
  source,
  onChange,
}: {
  flow: string;
  source: string;
  /** Missing for those who may only read. */
  onChange: ((source: string) => void) | undefined;
}) {
  const { t, text, language, reason } = useWords();
  const [settled] = useDebouncedValue(source, PAUSE);
  const {
    data: findings = nothingFound,
    error,
    isPlaceholderData,
    isSuccess,
    refetch,
  } = useFlowCheck(`${flow}.flow.yaml`, settled);
  const { data: schema } = useFlowSchema();
  const { outline, stale } = useOutline(settled, schema);
  const [line, setLine] = useState(1);
  const handle = useRef<EditorHandle>(undefined);
  const help = useMemo(
    () => schema && { schema, language, stepIds: outline ? allOutlined(outline.steps).map(({ id }) => id) : [] },
    [schema, language, outline],
  );
  const [side, setSide] = useState<string | null>('graph');
  const desk = useDryRunDesk(flow, source);
  const { result, outdated } = desk;
  const found = useMemo(() => {
    if (!result || !outline || outdated) return findings;
    const words = {
      message: ({ code, message }: { code: string; message: Text }) => `${reason(code)}: ${text(message)}`,
      remedy: t('dryRun.findingRemedy'),
    };
    return [...findings, ...dryRunFindings(result, outline, words)];
  }, [findings, result, outline, outdated, reason, t, text]);
  const select = (place: Place) => handle.current?.select(place);
  const selectStep = (path: string) => {
    const step = outline && outlinedStep(outline, path);
    if (step) select(step.place);
  };
  const faultyLines = found.flatMap(({ severity, line: at }) => (severity === 'error' && at ? [at] : []));
  const startByKey = (event: KeyboardEvent) => {
    if (!onChange || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // The editor would take the key as well and begin a line.
    event.stopPropagation();
    setSide('dryRun');
    desk.start();
  };
  return (
    <div className={styles.sides} onKeyDownCapture={startByKey}>
      <section className={styles.text} aria-label={t('editor.name')}>
        <YamlEditor
          label={t('editor.label', { flow })}
          start={source}
          findings={found}
          help={help}
          onChange={onChange}
          onCursor={setLine}
          onReady={(ready) => {
            handle.current = ready;
          }}
        />
      </section>
      <Tabs value={side} onChange={setSide} keepMounted={false} className={styles.side}>
        <Tabs.List>
          <Tabs.Tab value="graph">{t('flowGraph.title')}</Tabs.Tab>
          {onChange && <Tabs.Tab value="dryRun">{t('dryRun.title')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="graph" className={styles.panel}>
          {outline ? (
            <FlowGraph
              outline={outline}
              stale={stale}
              current={outlinedAt(outline, line)}
              faultyLines={faultyLines}
              onSelect={select}
            />
          ) : (
            <p className={styles.none}>{t('flowGraph.none')}</p>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="dryRun" className={styles.panel}>
          <DryRunPanel flow={flow} desk={desk} schema={schema} onStep={selectStep} />
        </Tabs.Panel>
      </Tabs>
      <section
        className={styles.problems}
        aria-label={t('problems.title')}
        data-checked={!isPlaceholderData && settled === source}
      >
        <h2 className={styles.title} aria-live="polite">
          {isSuccess ? t('problems.count', { count: found.length }) : t('problems.checking')}
        </h2>
        {error && <ErrorState title={t('problems.failed')} error={error} onRetry={() => void refetch()} />}
        {found.length > 0 && <ProblemList findings={found} onJump={(finding) => select(placeOf(finding))} />}
      </section>
    </div>
  );
}

/** The outline of a text; where it cannot be read right now, how it last could. */
function useOutline(
  source: string,
  schema: JsonSchema | undefined,
): { outline: FlowOutline | undefined; stale: boolean } {
  const last = useRef<FlowOutline>(undefined);
  return useMemo(() => {
    if (!schema) return { outline: undefined, stale: false };
    const now = outlineOf(source, { triggers: kindsOf(schema, 'trigger'), steps: kindsOf(schema, 'step') });
    last.current = now ?? last.current;
    return { outline: last.current, stale: now === undefined };
  }, [source, schema]);
}

function placeOf({ line = 1, column = 1 }: Diagnostic): Place {
  return { line, column, endLine: line, endColumn: column };
}
