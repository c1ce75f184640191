import { readFileSync } from 'node:fs';

/** One case of an official rule test: a document, the rules that it must break and those that it must keep. */
export interface Mutation {
  name: string;
  xml: string;
  breaks: string[];
  keeps: string[];
}

/** The cases that the processing instructions of a KoSIT rule test describe, each a changed copy of the file. */
export function mutationsOf(file: string): Mutation[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/<\?xmute\s+([^?]*)\?>/g)].flatMap((instruction) => {
    const options = Object.fromEntries(
      [...(instruction[1] ?? '').matchAll(/([\w-]+)\s*=\s*"([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']),
    );
    const start = elementAfter(source, instruction.index + instruction[0].length);
    return copiesOf(source, start, options).map((xml, number) => ({
      name: `${file.split('/').at(-1)} ${options['id'] ?? ''} ${number}`,
      xml,
      breaks: rulesIn(options['schematron-invalid']),
      keeps: rulesIn(options['schematron-valid']),
    }));
  });
}

function rulesIn(list: string | undefined): string[] {
  return [...(list ?? '').matchAll(/xr\w+:([\w-]+)/g)].map(([, id]) => id ?? '');
}

// The next element behind further instructions and comments.
function elementAfter(source: string, from: number): number {
  const skipped = /^(\s|<\?[^?]*\?>|<!--[\s\S]*?-->)*/.exec(source.slice(from));
  return from + (skipped?.[0].length ?? 0);
}

function copiesOf(source: string, start: number, options: Record<string, string>): string[] {
  const [head = '', name = ''] = /^<([\w:]+)[^>]*>/.exec(source.slice(start)) ?? [];
  const end = head.endsWith('/>') ? start + head.length : endOf(source, start, name);
  const close = head.endsWith('/>') ? '' : `</${name}>`;
  const replace = (text: string): string => source.slice(0, start) + text + source.slice(end);
  const attribute = options['attribute'];
  if (attribute && options['mutator'] !== 'identity') return [];
  switch (options['mutator']) {
    case 'remove':
      return [replace('')];
    case 'empty':
      return [replace(head + close)];
    case 'code':
      return (options['values'] ?? '').split(',').map((value) => replace(head + value + close));
    default:
      return [source];
  }
}

function endOf(source: string, start: number, name: string): number {
  let depth = 0;
  for (const tag of source.slice(start).matchAll(new RegExp(`<(/?)${name}(?=[\\s/>])[^>]*?(/?)>`, 'g'))) {
    if (tag[2] === '/') continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return start + tag.index + tag[0].length;
  }
  return source.length;
}

/** The cases of a CEN unit test: each a fragment of an invoice with the one rule that it breaks or keeps. */
export function unitTestsOf(file: string): Mutation[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/<test>([\s\S]*?)<\/test>/g)].flatMap(([, test = ''], number) => {
    const [document] = /<(?:\w+:)?Invoice[\s>][\s\S]*<\/(?:\w+:)?Invoice>/.exec(test) ?? [];
    if (!document) return [];
    const ids = (...names: string[]): string[] =>
      names.flatMap((name) =>
        [...test.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, id = '']) => id.trim()),
      );
    return [
      {
        name: `${file.split('/').at(-1)} ${number}`,
        xml: document,
        breaks: ids('error', 'fatal', 'warning'),
        keeps: ids('success'),
      },
    ];
  });
}
