import { Tabs } from '@mantine/core';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { askOffers, useFlowSchema } from '../api/flow-queries.ts';
import type { Diagnostic } from '../api/schema.ts';
import { DryRunPanel } from '../dry-run/dry-run-panel.tsx';
import { useDryRunDesk } from '../dry-run/use-dry-run-desk.ts';
import { YamlEditor, type EditorHandle } from '../flow-editor/yaml-editor.tsx';
import { outlinedStep, type Place } from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-editing.module.css';
import { FlowGraphPanel } from './flow-graph-panel.tsx';
import { FlowProblems } from './flow-problems.tsx';
import { useFlowFindings } from './use-flow-findings.ts';

interface FlowEditingProps {
  flow: string;
  source: string;
  /** Missing for those who may only read. */
  onChange: ((source: string) => void) | undefined;
}

/** The text beside its graph or a dry run, and below it what is wrong with it; all of them lead to each other. */
export function FlowEditing({ flow, source, onChange }: FlowEditingProps) {
  const { t, language } = useWords();
  const { data: schema } = useFlowSchema();
  const desk = useDryRunDesk(flow, source);
  const findings = useFlowFindings(flow, source, schema, desk);
  const { outline, found } = findings;
  const [line, setLine] = useState(1);
  const [side, setSide] = useState<string | null>('graph');
  const handle = useRef<EditorHandle>(undefined);
  const help = useMemo(
    () => schema && { schema, language, askOffers, needed: t('editor.needed') },
    [schema, language, t],
  );
  const select = (place: Place) => handle.current?.select(place);
  const selectStep = (path: string) => {
    const step = outline && outlinedStep(outline, path);
    if (step) select(step.place);
  };
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
          label={`${t('editor.label', { flow })}. ${t('editor.keys')}`}
          start={source}
          findings={found}
          help={help}
          onChange={onChange}
          onCursor={setLine}
          onReady={(ready) => {
            handle.current = ready;
          }}
        />
        {onChange && <p className={styles.keys}>{t('editor.keys')}</p>}
      </section>
      <Tabs value={side} onChange={setSide} keepMounted={false} className={styles.side}>
        <Tabs.List>
          <Tabs.Tab value="graph">{t('flowGraph.title')}</Tabs.Tab>
          {onChange && <Tabs.Tab value="dryRun">{t('dryRun.title')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="graph" className={styles.panel}>
          <FlowGraphPanel findings={findings} line={line} onSelect={select} />
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
