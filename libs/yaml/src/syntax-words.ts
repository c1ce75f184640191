import type { Text } from '@belegfluss/sdk';
import type { YAMLParseError } from 'yaml';

/** What is wrong with a text that is no YAML, and what to write instead where that can be told. */
export interface SyntaxWords {
  detail: string | Text;
  hint?: Text;
  /** The end of the file was reached, and what is wrong stands further up. */
  isUnclosed?: boolean;
}

type Slip = [code: string, message: RegExp, detail: Text, hint: Text];

/** For texts that the parser would take apart. */
export const QUOTES: Text = {
  de: 'Setzen Sie einen Text mit Doppelpunkt oder Sonderzeichen in Anführungszeichen.',
  en: 'Put a text with a colon or a special character in quotes.',
};
const INDENTATION: Text = {
  de: 'Rücken Sie Schlüssel derselben Ebene gleich weit ein.',
  en: 'Indent keys of the same level alike.',
};
const UNCLOSED: Text = {
  de: 'eine Klammer { oder [ wird nicht geschlossen',
  en: 'a bracket { or [ is not closed',
};
const QUOTE_OPEN: Text = { de: 'ein Anführungszeichen wird nicht geschlossen', en: 'a quote is not closed' };
const CLOSE: Text = { de: 'Schließen Sie sie mit } oder ].', en: 'Close it with } or ].' };

/** The slips that people make, by what the parser says of them. */
const SLIPS: Slip[] = [
  [
    'TAB_AS_INDENT',
    /./,
    { de: 'die Zeile ist mit einem Tabulator eingerückt', en: 'the line is indented with a tab' },
    { de: 'Rücken Sie mit Leerzeichen ein.', en: 'Indent with blanks.' },
  ],
  [
    'MISSING_CHAR',
    /followed by map values/,
    { de: 'hinter einem Schlüssel fehlt der Doppelpunkt', en: 'a colon is missing behind a key' },
    {
      de: 'Schreiben Sie Schlüssel, Doppelpunkt, Leerzeichen und Wert.',
      en: 'Write key, colon, blank and value.',
    },
  ],
  [
    'MISSING_CHAR',
    /between flow .* items/,
    { de: 'in einer Klammer fehlt ein Komma oder ein Doppelpunkt', en: 'a comma or a colon is missing in a bracket' },
    {
      de: 'Trennen Sie Einträge mit einem Komma; ein Ausdruck mit Komma gehört in Anführungszeichen.',
      en: 'Separate entries by a comma; an expression with a comma belongs in quotes.',
    },
  ],
  [
    'MISSING_CHAR',
    /closing .*quote/,
    QUOTE_OPEN,
    { de: 'Schließen Sie es in derselben Zeile.', en: 'Close it in the same line.' },
  ],
  ['MISSING_CHAR', /(expected to end|must .*end) with/, UNCLOSED, CLOSE],
  ['BAD_INDENT', /end with/, UNCLOSED, CLOSE],
  [
    'BLOCK_IN_FLOW',
    /./,
    {
      de: 'in einer Klammer steht hinter einem Schlüssel und seinem Doppelpunkt noch einer',
      en: 'in a bracket, behind a key and its colon stands another one',
    },
    QUOTES,
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /./,
    {
      de: 'dieser Wert steht schon da, und die nächste Zeile ist tiefer eingerückt',
      en: 'this value is given already, and the next line is indented deeper',
    },
    INDENTATION,
  ],
  [
    'BAD_INDENT',
    /./,
    {
      de: 'die Zeile ist anders eingerückt als ihre Nachbarn',
      en: 'the line is indented otherwise than its neighbours',
    },
    INDENTATION,
  ],
  [
    'UNEXPECTED_TOKEN',
    /at node end/,
    { de: 'hinter dem Ende eines Wertes steht noch etwas', en: 'something stands behind the end of a value' },
    {
      de: 'Rücken Sie gleich weit ein; ein Apostroph in einfachen Anführungszeichen wird verdoppelt.',
      en: 'Indent alike; an apostrophe within single quotes is doubled.',
    },
  ],
  [
    'UNEXPECTED_TOKEN',
    /flow-(map|seq)-end/,
    { de: 'eine Klammer wird geschlossen, die nicht offen ist', en: 'a bracket is closed that is not open' },
    { de: 'Löschen Sie sie, oder öffnen Sie sie davor.', en: 'Delete it, or open it before.' },
  ],
  [
    'UNEXPECTED_TOKEN',
    /block-seq-ind on same line/,
    { de: 'ein Listenpunkt steht hinter einem Schlüssel', en: 'an item of a list stands behind a key' },
    { de: 'Beginnen Sie die Liste in der nächsten Zeile.', en: 'Begin the list in the next line.' },
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    /./,
    { de: 'ein Schlüssel geht über mehrere Zeilen', en: 'a key goes over several lines' },
    INDENTATION,
  ],
  ['BAD_SCALAR_START', /./, { de: 'so darf ein Text nicht beginnen', en: 'a text must not begin like this' }, QUOTES],
  [
    'BAD_DQ_ESCAPE',
    /./,
    { de: 'hinter dem Rückstrich steht etwas Unbekanntes', en: 'something unknown stands behind the backslash' },
    {
      de: 'In einfachen Anführungszeichen ist ein Rückstrich ein Zeichen wie andere.',
      en: 'Within single quotes, a backslash is a character like others.',
    },
  ],
];

/** A blank that YAML takes for a letter. */
export const FOREIGN_BLANK = /[\u00a0\u2000-\u200b\u202f\u3000]/;
/** Nobody sees it; what the parser says of it leads astray. */
export const BLANK: SyntaxWords = {
  detail: { de: 'hier steht ein geschütztes Leerzeichen', en: 'a no-break space stands here' },
  hint: { de: 'Ersetzen Sie es durch ein gewöhnliches.', en: 'Replace it by an ordinary blank.' },
};

const MERGE: SyntaxWords = {
  detail: {
    de: 'hier steht eine Marke einer nicht zu Ende gebrachten Zusammenführung',
    en: 'a mark of a merge that was not finished stands here',
  },
  hint: {
    de: 'Behalten Sie eine der beiden Fassungen und löschen Sie die Marken.',
    en: 'Keep one of the two versions and delete the marks.',
  },
};
const CHOICE: SyntaxWords = {
  detail: {
    de: 'ein Ausdruck mit ? und : steht ohne Anführungszeichen in einer Klammer',
    en: 'an expression with ? and : stands in a bracket without quotes',
  },
  hint: {
    de: 'Setzen Sie den ganzen Ausdruck in einfache Anführungszeichen.',
    en: 'Put the whole expression in single quotes.',
  },
};
const BRACKET: SyntaxWords = {
  detail: {
    de: 'ein Ausdruck mit [ ], { } oder einem Komma steht ohne Anführungszeichen in einer Klammer',
    en: 'an expression with [ ], { } or a comma stands in a bracket without quotes',
  },
  hint: CHOICE.hint ?? QUOTES,
};
const CURLY: Text = {
  de: 'Schreiben Sie gerade Anführungszeichen: \' oder ".',
  en: 'Write straight quotes: \' or ".',
};
const CURLY_QUOTE = /^[^\n]*[„“”‚‘’]/;
const MERGE_MARK = /^(<{7}|={7}|>{7}|\|{7})(\s|$)/;

/** What a fault of the parser means; `rest` is the text from the place of the fault on. */
export function syntaxWords({ code, message }: Pick<YAMLParseError, 'code' | 'message'>, rest: string): SyntaxWords {
  if (MERGE_MARK.test(rest.slice(0, 9))) return MERGE;
  if (code === 'BLOCK_IN_FLOW' && /^[^\n]* \? /.test(rest)) return CHOICE;
  const slip = SLIPS.find(([known, said]) => known === code && said.test(message));
  if (!slip) return { detail: message };
  if (slip[2] === UNCLOSED || slip[2] === QUOTE_OPEN) return { detail: slip[2], hint: slip[3], isUnclosed: true };
  if (code !== 'UNEXPECTED_TOKEN') return { detail: slip[2], hint: slip[3] };
  if (CURLY_QUOTE.test(rest)) return { detail: slip[2], hint: CURLY };
  return /^[[{)]/.test(rest) ? BRACKET : { detail: slip[2], hint: slip[3] };
}

/** The same, with the line in which it was opened. */
export function opened({ detail, hint }: SyntaxWords, line: number): SyntaxWords {
  const said = typeof detail === 'string' ? { de: detail, en: detail } : detail;
  return {
    detail: { de: `${said.de}, geöffnet in Zeile ${line}`, en: `${said.en}; it was opened in line ${line}` },
    ...(hint && { hint }),
  };
}
