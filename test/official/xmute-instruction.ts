/** One processing instruction of a KoSIT rule test: what to change in the element behind it, and what must come of it. */
export interface XmuteInstruction {
  id: string;
  mutator: string;
  /** Names of attributes to change instead of the element's content. */
  attributes: string[];
  /** New contents, one case each. */
  values: string[];
  /** Where `whitespace` pads: `prefix`, `suffix`, `replace`. */
  positions: string[];
  breaks: string[];
  keeps: string[];
  /** Behind the instruction, as an index in the file. */
  end: number;
}

const INSTRUCTION = /<\?xmute\s(?<data>[\s\S]*?)\?>/g;
const OPTION = /(?<name>[\w-]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/g;

/** All instructions of a file, in document order. */
export function xmuteInstructions(source: string): XmuteInstruction[] {
  return [...source.matchAll(INSTRUCTION)].map((found) => {
    const options = optionsOf(found.groups?.['data'] ?? '');
    const [mutator = ''] = [...(options.get('mutator') ?? []), ...(options.get('generator') ?? [])];
    return {
      id: options.get('id')?.[0] ?? `${found.index}`,
      mutator: mutator.trim().toLowerCase(),
      attributes: words(options.get('attribute')),
      values: valuesOf(options),
      positions: words(options.get('position')).map((word) => word.toLowerCase()),
      breaks: rulesIn(options.get('schematron-invalid')),
      keeps: rulesIn(options.get('schematron-valid')),
      end: found.index + found[0].length,
    };
  });
}

function optionsOf(data: string): Map<string, string[]> {
  const options = new Map<string, string[]>();
  for (const { groups } of data.matchAll(OPTION)) {
    const name = groups?.['name'] ?? '';
    options.set(name, [...(options.get(name) ?? []), groups?.['double'] ?? groups?.['single'] ?? '']);
  }
  return options;
}

function valuesOf(options: Map<string, string[]>): string[] {
  const [separator = ','] = options.get('separator') ?? [];
  const trims = options.get('trim')?.[0] !== 'false';
  const values = (options.get('values') ?? []).flatMap((list) => list.split(separator));
  return trims ? values.map((value) => value.trim()) : values;
}

function words(lists: string[] = []): string[] {
  return lists.flatMap((list) => list.split(/[\s,]+/)).filter((word) => word !== '');
}

/** Only ids with a prefix such as `xrubl:` belong to the rules of XRechnung. */
function rulesIn(lists: string[] | undefined): string[] {
  return words(lists).flatMap((word) => /^xr\w*:(.+)$/.exec(word)?.[1] ?? []);
}
