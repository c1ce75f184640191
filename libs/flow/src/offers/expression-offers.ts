import type { Text } from '@belegfluss/sdk';
import type { Catalog } from '../check/catalog.ts';
import { compileFlow } from '../check/compile/compile-flow.ts';
import { typesIn, type Scope } from '../check/scope/scope.ts';
import { readYaml } from '../source/source.ts';
import { saidType } from '../types/said-type.ts';
import { UNKNOWN } from '../types/type.ts';
import { membersBehind, namesToBegin } from './offered-names.ts';
import { splitBefore } from './split-before.ts';

/** A name that may stand where somebody writes, and what it is. */
export interface ExpressionOffer {
  name: string;
  kind: 'name' | 'field' | 'function';
  about: Text;
}

/** What may take the place of the word between two offsets of the file. */
export interface ExpressionOffers {
  from: number;
  to: number;
  offers: ExpressionOffer[];
}

/** Takes the place of the word that is being written, so that the rest of the file can be checked as it is. */
const MARK = 'cursor__';

/**
 * What can be read at an offset of a flow file that lies in an expression: what the checker knows of it there. What stands
 * behind the word stays, right or wrong; nothing is offered inside of a text, or where the file cannot be read.
 */
export function expressionOffers(text: string, offset: number, catalog: Catalog): ExpressionOffers {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const from = offset - (/\w*$/.exec(text.slice(lineStart, offset))?.[0].length ?? 0);
  const to = offset + (/^\w*/.exec(text.slice(offset))?.[0].length ?? 0);
  const marked = text.slice(0, from) + MARK + text.slice(to);
  let offers: ExpressionOffer[] | undefined;
  compileFlow('', marked, catalog, (source, scope) => {
    const at = source.indexOf(MARK);
    if (at >= 0) offers = offersBehind(source.slice(0, at), scope);
  });
  return { from, to, offers: offers ?? stepsBehind(text.slice(lineStart, from), marked) };
}

function offersBehind(before: string, scope: Scope): ExpressionOffer[] {
  const place = splitBefore(before);
  if (!place) return [];
  const names = typesIn(scope);
  return place.holder === '' ? namesToBegin(place, names) : membersBehind(place, names);
}

/** Of a step that is half written the checker sees no expressions; which other steps there are can be told all the same. */
function stepsBehind(before: string, marked: string): ExpressionOffer[] {
  if (!/\bsteps\.$/.test(before)) return [];
  const { steps } = (readYaml('', marked).source?.value ?? {}) as { steps?: unknown };
  const ids = steps && typeof steps === 'object' ? Object.keys(steps) : [];
  return ids.map((name) => ({ name, kind: 'field', about: saidType(UNKNOWN) }));
}
