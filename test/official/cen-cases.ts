import { readFileSync } from 'node:fs';
import type { OfficialCase } from './official-case.ts';

/**
 * The cases of a file of the CEN collection: of a unit test each fragment with the rules that it must break or keep, of an
 * example the document itself, which must be without an error.
 */
export function cenCases(path: string, file: string): OfficialCase[] {
  const source = readFileSync(path, 'utf8');
  const [testSet] = /<(?:\w+:)?testSet[\s>][^>]*>?/.exec(source) ?? [];
  if (testSet === undefined)
    return [{ collection: 'cen', file, document: source, judgedBy: 'en16931', breaks: [], keeps: [], accepted: true }];
  // Some tests are commented out; their authors do not run them either.
  const live = source.replace(/<!--[\s\S]*?-->/g, '');
  return [...live.matchAll(/<test(\s[^>]*)?>([\s\S]*?)<\/test>/g)].flatMap(([, , test = ''], number) =>
    unitCase(test, testSet, `${file}#${number + 1}`),
  );
}

function unitCase(test: string, testSet: string, file: string): OfficialCase[] {
  const end = test.lastIndexOf('</assert>');
  const document = test.slice(end + '</assert>'.length).trim();
  if (end < 0 || !document.startsWith('<')) return [];
  const asserts = test.slice(0, end);
  return [
    {
      collection: 'cen',
      file,
      document: withNamespaces(document, testSet),
      judgedBy: 'en16931',
      breaks: rulesIn(asserts, 'error', 'fatal', 'warning'),
      keeps: rulesIn(asserts, 'success'),
    },
  ];
}

function rulesIn(asserts: string, ...outcomes: string[]): string[] {
  return outcomes.flatMap((outcome) =>
    [...asserts.matchAll(new RegExp(`<${outcome}(?:\\s[^>]*)?>([^<]*)</${outcome}>`, 'g'))].map(([, id = '']) =>
      id.trim(),
    ),
  );
}

// A fragment may use prefixes that the file around it declares.
function withNamespaces(document: string, testSet: string): string {
  const [start = ''] = /^<[^>]*>/.exec(document) ?? [];
  const missing = [...testSet.matchAll(/\sxmlns:(\w+)=("[^"]*"|'[^']*')/g)]
    .filter(([, prefix]) => !new RegExp(`\\sxmlns:${prefix}\\s*=`).test(start))
    .map(([declaration]) => declaration);
  return document.replace(/^<[\w:.-]+/, (tag) => `${tag}${missing.join('')}`);
}
