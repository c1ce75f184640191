import { Tabs } from '@mantine/core';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useFlowSchema } from '../api/flow-queries.ts';
import type { Diagnostic } from '../api/schema.ts';
import { DryRunPanel } from '../dry-run/dry-run-panel.tsx';
import { useDryRunDesk } from '../dry-run/use-dry-run-desk.ts';
import { YamlEditor, type EditorHandle } from '../flow-editor/yaml-editor.tsx';
import { FlowGraph } from '../flow-graph/flow-graph.tsx';
import { allOutlined, outlinedAt, outlinedStep, type Place } from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-editing.module.css';
import { FlowProblems } from './flow-problems.tsx';
import { useFlowFindings } from './use-flow-findings.ts';

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
  const { t, language } = useWords();
  const { data: schema } = useFlowSchema();
  const desk = useDryRunDesk(flow, source);
  const findings = useFlowFindings(flow, source, schema, desk);
  const { outline, stale, found } = findings;
  const [line, setLine] = useState(1);
  const [side, setSide] = useState<string | null>('graph');
  const handle = useRef<EditorHandle>(undefined);
  const help = useMemo(
    () => schema && { schema, language, stepIds: outline ? allOutlined(outline.steps).map(({ id }) => id) : [] },
    [schema, language, outline],
  );
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
      <FlowProblems findings={findings} onJump={(finding) => select(placeOf(finding))} />
    </div>
  );
}

function placeOf({ line = 1, column = 1 }: Diagnostic): Place {
  return { line, column, endLine: line, endColumn: column };
}
