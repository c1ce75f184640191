import { useComputedColorScheme } from '@mantine/core';
import type { editor } from 'monaco-editor/editor';
import { useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../api/schema.ts';
import type { Place } from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { isLostPart } from '../states/lost-parts.ts';
import { RenewedState } from '../states/renewed-state.tsx';
import { editorThemes } from './editor-theme.ts';
import { useMonaco, type Monaco } from './load-monaco.ts';
import { giveQuickFixes } from './quick-fixes.ts';
import { giveSchemaHelp, type HelpSource } from './schema-help.ts';
import styles from './yaml-editor.module.css';

/** What others may ask of a running editor. */
export interface EditorHandle {
  /** Selects a part of the text, shows it and takes the keyboard there. */
  select: (place: Place) => void;
}

/** What an editor of a flow is given and tells. */
export interface YamlEditorProps {
  label: string;
  /** The text with which it begins; what becomes of it is told by `onChange`. */
  start: string;
  findings: Diagnostic[];
  help: HelpSource | undefined;
  /** Missing for those who may only read. */
  onChange: ((value: string) => void) | undefined;
  onCursor: (line: number) => void;
  onReady: (handle: EditorHandle | undefined) => void;
}

/** The text of a flow with completion, explanations and underlined findings. */
export function YamlEditor(props: YamlEditorProps) {
  const { t } = useWords();
  const { monaco, error } = useMonaco();
  if (isLostPart(error)) return <RenewedState />;
  if (error) return <ErrorState title={t('editor.failed')} error={error} onRetry={() => window.location.reload()} />;
  return monaco ? <LoadedEditor monaco={monaco} {...props} /> : <LoadingLines lines={16} />;
}

function LoadedEditor({ monaco, label, start, findings, help, ...callbacks }: YamlEditorProps & { monaco: Monaco }) {
  const { text, language } = useWords();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const readOnly = callbacks.onChange === undefined;
  const now = { start, help, label, readOnly, findings, ...callbacks };
  const latest = useRef(now);
  latest.current = now;
  const [model, setModel] = useState<editor.ITextModel>();

  useEffect(() => {
    if (!place.current) return undefined;
    const created = monaco.editor.createModel(latest.current.start, 'yaml');
    created.updateOptions({ tabSize: 2, insertSpaces: true });
    const running = monaco.editor.create(place.current, {
      ...options,
      model: created,
      ariaLabel: latest.current.label,
      readOnly: latest.current.readOnly,
    });
    const helping = giveSchemaHelp(monaco, created, () => latest.current.help);
    const fixing = giveQuickFixes(monaco, created, () => latest.current.findings);
    created.onDidChangeContent(() => latest.current.onChange?.(created.getValue(monaco.editor.EndOfLinePreference.LF)));
    running.onDidChangeCursorPosition(({ position }) => latest.current.onCursor(position.lineNumber));
    latest.current.onReady({ select: (wanted) => selectIn(running, created, wanted) });
    setModel(created);
    return () => {
      latest.current.onReady(undefined);
      setModel(undefined);
      helping.dispose();
      fixing.dispose();
      running.dispose();
      created.dispose();
    };
  }, [monaco]);

  useEffect(() => monaco.editor.setTheme(editorThemes[scheme]), [monaco, scheme]);
  useEffect(() => {
    if (!model) return;
    monaco.editor.setModelMarkers(
      model,
      'belegfluss',
      findings.map((finding) => ({
        ...underlined(model, finding),
        severity: severityOf(monaco, finding.severity),
        code: finding.code,
        message: `${text(finding.message)}\n${text(finding.remedy)}`,
      })),
    );
  }, [monaco, model, findings, text, language]);

  return <div ref={place} className={styles.editor} />;
}

const options: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 13,
  lineHeight: 20,
  minimap: { enabled: false },
  padding: { top: 8, bottom: 8 },
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  // A key is offered while its name is written; names stand in plain scalars, which count as strings.
  quickSuggestions: { other: true, strings: true, comments: false },
  wordBasedSuggestions: 'off',
  fixedOverflowWidgets: true,
  bracketPairColorization: { enabled: false },
  renderLineHighlight: 'line',
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
};

function selectIn(running: editor.IStandaloneCodeEditor, model: editor.ITextModel, place: Place): void {
  const range = {
    startLineNumber: place.line,
    startColumn: place.column,
    endLineNumber: place.endLine,
    endColumn: Math.min(place.endColumn, model.getLineMaxColumn(Math.min(place.endLine, model.getLineCount()))),
  };
  running.setSelection(range);
  running.revealRangeInCenterIfOutsideViewport(range);
  running.focus();
}

/** From where a finding stands to the end of its word; a finding of the whole file stands at its first line. */
function underlined(model: editor.ITextModel, { line = 1, column = 1 }: Diagnostic) {
  const lineNumber = Math.min(line, model.getLineCount());
  const rest = model.getLineContent(lineNumber).slice(column - 1);
  const length = /^[\w.-]+/.exec(rest)?.[0].length ?? 1;
  return { startLineNumber: lineNumber, startColumn: column, endLineNumber: lineNumber, endColumn: column + length };
}

function severityOf({ MarkerSeverity }: Monaco, severity: Diagnostic['severity']) {
  if (severity === 'error') return MarkerSeverity.Error;
  return severity === 'warning' ? MarkerSeverity.Warning : MarkerSeverity.Info;
}
