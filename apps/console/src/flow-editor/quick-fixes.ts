import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type { Diagnostic } from '../api/schema.ts';
import type { Monaco } from './load-monaco.ts';
import { proposedWord } from './proposed-word.ts';

/** Offers, where the checker knows what somebody meant, to write that. */
export function giveQuickFixes(monaco: Monaco, model: editor.ITextModel, findingsOf: () => Diagnostic[]): IDisposable {
  return monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions: (asked, range, { markers }) => {
      if (asked !== model) return { actions: [], dispose: () => undefined };
      const actions = findingsOf().flatMap((finding): languages.CodeAction[] => {
        const proposed = proposedWord(finding, model.getValue(monaco.editor.EndOfLinePreference.LF));
        if (!proposed || proposed.line < range.startLineNumber || proposed.line > range.endLineNumber) return [];
        const { line, column, endColumn, word } = proposed;
        const textEdit = { range: new monaco.Range(line, column, line, endColumn), text: word };
        return [
          {
            title: `→ ${word}`,
            kind: 'quickfix',
            isPreferred: true,
            diagnostics: markers.filter(
              (marker) => marker.code === finding.code && marker.startLineNumber === finding.line,
            ),
            edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit }] },
          },
        ];
      });
      return { actions, dispose: () => undefined };
    },
  });
}
