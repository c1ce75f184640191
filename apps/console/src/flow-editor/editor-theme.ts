import type { editor } from 'monaco-editor/editor';

/** Names of the editor's looks; each takes its colours from the console's tokens. */
export const editorThemes = { light: 'belegfluss-light', dark: 'belegfluss-dark' } as const;

const tokens = [
  '--surface-1',
  '--surface-2',
  '--line',
  '--line-strong',
  '--ink-1',
  '--ink-2',
  '--ink-3',
  '--accent',
  '--accent-soft',
  '--accent-line',
  '--danger',
  '--warning',
  '--success',
  '--code-tag',
  '--code-name',
] as const;

type Token = (typeof tokens)[number];
type Scheme = keyof typeof editorThemes;

/** Gives the editor the console's colours in both looks. */
export function defineThemes(target: Pick<typeof editor, 'defineTheme'>): void {
  for (const scheme of ['light', 'dark'] as const) target.defineTheme(editorThemes[scheme], themeOf(scheme));
}

function themeOf(scheme: Scheme): editor.IStandaloneThemeData {
  const token = tokensOf(scheme);
  const rule = (name: string, colour: Token, fontStyle = '') => ({
    token: name,
    foreground: token(colour).slice(1),
    fontStyle,
  });
  return {
    base: scheme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: [
      rule('', '--ink-1'),
      rule('type.yaml', '--code-tag'),
      rule('string.yaml', '--ink-1'),
      rule('keyword.yaml', '--code-name'),
      rule('number', '--code-name'),
      rule('comment.yaml', '--ink-3', 'italic'),
      rule('operators.yaml', '--ink-2'),
      rule('delimiter', '--ink-2'),
    ],
    colors: {
      'editor.background': token('--surface-1'),
      'editor.foreground': token('--ink-1'),
      'editorGutter.background': token('--surface-1'),
      'editorLineNumber.foreground': token('--ink-3'),
      'editorLineNumber.activeForeground': token('--ink-1'),
      'editor.lineHighlightBackground': token('--surface-2'),
      'editor.lineHighlightBorder': token('--surface-2'),
      'editor.selectionBackground': `${token('--accent-line')}55`,
      'editorCursor.foreground': token('--accent'),
      'editorWidget.background': token('--surface-1'),
      'editorWidget.border': token('--line-strong'),
      'editorSuggestWidget.background': token('--surface-1'),
      'editorSuggestWidget.border': token('--line-strong'),
      'editorSuggestWidget.selectedBackground': token('--accent-soft'),
      'editorSuggestWidget.selectedForeground': token('--ink-1'),
      'editorSuggestWidget.highlightForeground': token('--accent'),
      'editorSuggestWidget.focusHighlightForeground': token('--accent'),
      'editorHoverWidget.background': token('--surface-1'),
      'editorHoverWidget.border': token('--line-strong'),
      'editorError.foreground': token('--danger'),
      'editorWarning.foreground': token('--warning'),
      'editorInfo.foreground': token('--accent'),
      'editorIndentGuide.background1': token('--line'),
      'editorIndentGuide.activeBackground1': token('--line-strong'),
      'diffEditor.insertedTextBackground': `${token('--success')}30`,
      'diffEditor.removedTextBackground': `${token('--danger')}30`,
      'diffEditor.insertedLineBackground': `${token('--success')}18`,
      'diffEditor.removedLineBackground': `${token('--danger')}18`,
      'diffEditor.border': token('--line'),
      'scrollbarSlider.background': `${token('--line-strong')}80`,
      'scrollbarSlider.hoverBackground': token('--line-strong'),
      'scrollbarSlider.activeBackground': token('--line-strong'),
      focusBorder: token('--accent'),
    },
  };
}

/** Reads the tokens of one look from the style sheet, whichever look is shown right now. */
function tokensOf(scheme: Scheme): (name: Token) => string {
  const root = document.documentElement;
  const shown = root.getAttribute('data-mantine-color-scheme') ?? scheme;
  root.setAttribute('data-mantine-color-scheme', scheme);
  const style = getComputedStyle(root);
  const values = new Map(tokens.map((name): [Token, string] => [name, longHex(style.getPropertyValue(name).trim())]));
  root.setAttribute('data-mantine-color-scheme', shown);
  return (name) => values.get(name) ?? '#000000';
}

/** The style sheet is built with short colours (`#fff`), which the editor does not take. */
function longHex(colour: string): string {
  return colour.length === 4 ? colour.replaceAll(/[0-9a-f]/gi, '$&$&') : colour;
}
