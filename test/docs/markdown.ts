import { filesBelow, textOf } from '../architecture/source-files.ts';

/** A fenced block of a document. */
export interface Block {
  /** `apps/docs/guides/operators.md:42` */
  place: string;
  file: string;
  /** Words behind the fence: `yaml`, `flow`. */
  info: string[];
  text: string;
}

/** The documents whose examples are run: both READMEs and everything below apps/docs. */
export const documents = [
  'README.md',
  'README.de.md',
  ...filesBelow('apps/docs').filter((file) => file.endsWith('.md')),
];

/** All fenced blocks of all documents, in order. */
export const blocks: Block[] = documents.flatMap(blocksOf);

/** Blocks whose info begins with these words; each with its place for the test's title. */
export function blocksWith(...words: string[]): Block[] {
  return blocks.filter(({ info }) => words.every((word, index) => info[index] === word));
}

/** Rows of all tables below a heading, or of the whole document; cells as they stand, without the header line. */
export function tableRows(file: string, heading?: string): string[][] {
  const text = withoutBlocks(textOf(file));
  const part = heading === undefined ? text : (text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '');
  const lines = part.split('\n');
  return lines
    .filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1] ?? ''))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Texts between backticks. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** Targets of links and pictures, those to other sites excepted. */
export function linksOf(file: string): string[] {
  return [...withoutBlocks(textOf(file)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors under which the headings of a document can be reached. */
export function anchorsOf(file: string): string[] {
  return [...withoutBlocks(textOf(file)).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function blocksOf(file: string): Block[] {
  const text = textOf(file);
  return [...text.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    place: `${file}:${text.slice(0, match.index).split('\n').length}`,
    file,
    info: (match[1] ?? '').split(/\s+/),
    text: match[2] ?? '',
  }));
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '');
}

function isRule(line: string): boolean {
  return /^\|[-| :]+\|$/.test(line);
}
