import { LineCounter, isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { readYaml } from './read-yaml.ts';

/** Where something stands in the text; lines and columns count from 1, the end is behind the last character. */
export interface Place {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** One way of a step that has several, or the steps that a loop repeats. */
export interface OutlineWay {
  /** Empty for the steps of a loop, which have no name. */
  name: string;
  steps: OutlineStep[];
}

/** A step as the text shows it, checked by nobody. */
export interface OutlineStep {
  /** Its name with those of the steps and ways around it, as runs tell it: `lines.account`, `terms.renewal.term`. */
  path: string;
  id: string;
  kind: string;
  /** What it uses: the action, the entity, the table, the role. */
  use: string;
  conditional: boolean;
  place: Place;
  ways: OutlineWay[];
}

/** What makes the flow begin. */
export interface OutlineTrigger {
  id: string;
  kind: string;
  use: string;
  place: Place;
}

/** The shape of a flow: what begins it and its steps in their order. */
export interface FlowOutline {
  triggers: OutlineTrigger[];
  steps: OutlineStep[];
}

/** The keys by which triggers and steps are told apart. */
export interface OutlineKinds {
  triggers: string[];
  steps: string[];
}

/** Nobody writes steps in steps deeper than this; the drawing would not fit either. */
const MAX_DEPTH = 12;

/** The outline of a flow's text; undefined where it cannot be read as YAML or has no steps. */
export function outlineOf(source: string, kinds: OutlineKinds): FlowOutline | undefined {
  const lines = new LineCounter();
  const document = readYaml(source, lines)?.document;
  if (!document || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const steps = mapAt(document.contents, 'steps');
  if (!steps) return undefined;
  const placed = (pair: Pair): Place => placeOf(pair, lines);
  const stepsOf = (map: YAMLMap, path: string, depth: number): OutlineStep[] =>
    entriesOf(map).flatMap(({ id, body, pair }) => {
      const kind = kindOf(body, kinds.steps);
      const own = path === '' ? id : `${path}.${id}`;
      const ways =
        depth < MAX_DEPTH
          ? waysOf(body, kind, (inner, way) => stepsOf(inner, way === '' ? own : `${own}.${way}`, depth + 1))
          : [];
      return [
        { path: own, id, kind, use: useOf(body, kind), conditional: body.has('when'), place: placed(pair), ways },
      ];
    });
  const triggers = mapAt(document.contents, 'on');
  return {
    triggers: (triggers ? entriesOf(triggers) : []).map(({ id, body, pair }) => {
      const kind = kindOf(body, kinds.triggers);
      return { id, kind, use: useOf(body, kind), place: placed(pair) };
    }),
    steps: stepsOf(steps, '', 0),
  };
}

/** All steps of an outline, each before those inside of it. */
export function allOutlined(steps: OutlineStep[]): OutlineStep[] {
  return steps.flatMap((step) => [step, ...step.ways.flatMap((way) => allOutlined(way.steps))]);
}

/** The step that a path of a run means; paths of repeated steps count them: `lines[0].account`. */
export function outlinedStep({ steps }: FlowOutline, path: string): OutlineStep | undefined {
  const named = path.replaceAll(/\[\d+\]/g, '');
  return allOutlined(steps).find((step) => step.path === named);
}

/** The innermost step or else the trigger in which a line stands; its path, or the trigger's name after `on.`. */
export function outlinedAt({ triggers, steps }: FlowOutline, line: number): string | undefined {
  const holds = ({ place }: { place: Place }) => place.line <= line && line <= place.endLine;
  const step = allOutlined(steps).findLast(holds);
  const trigger = triggers.find(holds);
  return step?.path ?? (trigger && triggerKey(trigger));
}

/** The name under which a trigger is selected beside the steps. */
export function triggerKey({ id }: OutlineTrigger): string {
  return `on.${id}`;
}

/** The ways of a step: its own steps, each entry of its kind that has steps, and the way otherwise. */
function waysOf(body: YAMLMap, kind: string, stepsOf: (map: YAMLMap, way: string) => OutlineStep[]): OutlineWay[] {
  const own = mapAt(body, 'steps');
  const branches = mapAt(body, kind);
  const otherwise = mapAt(body, 'otherwise');
  const named = [
    ...(branches ? entriesOf(branches).map(({ id, body: branch }) => ({ id, branch })) : []),
    ...(otherwise ? [{ id: 'otherwise', branch: otherwise }] : []),
  ];
  return [
    ...(own ? [{ name: '', steps: stepsOf(own, '') }] : []),
    ...named.flatMap(({ id, branch }) => {
      const inner = mapAt(branch, 'steps');
      return inner ? [{ name: id, steps: stepsOf(inner, id) }] : [];
    }),
  ];
}

/** Keys that tell a kind of step, and are fields of another: `ask` of `match`, `parallel` of `each`. */
const ALSO_FIELDS = new Set(['ask', 'parallel']);

function kindOf(body: YAMLMap, kinds: string[]): string {
  const keys = body.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []));
  const known = keys.filter((key) => kinds.includes(key));
  return known.find((key) => !ALSO_FIELDS.has(key)) ?? known[0] ?? keys[0] ?? '';
}

function useOf(body: YAMLMap, kind: string): string {
  const value: unknown = body.get(kind, true);
  if (isScalar(value)) return String(value.value ?? '');
  const expression: unknown = isMap(value) ? (value.get('expr') ?? value.get('changes')) : undefined;
  return typeof expression === 'string' ? expression : '';
}

function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const value: unknown = map.get(key, true);
  return isMap(value) ? value : undefined;
}

function entriesOf(map: YAMLMap): { id: string; body: YAMLMap; pair: Pair }[] {
  return map.items.flatMap((pair) =>
    isScalar(pair.key) && isMap(pair.value) ? [{ id: String(pair.key.value), body: pair.value, pair }] : [],
  );
}

/** From the key to the end of the value, without the line breaks behind it. */
function placeOf({ key, value }: Pair, lines: LineCounter): Place {
  const start = lines.linePos(isScalar(key) ? (key.range?.[0] ?? 0) : 0);
  const end = lines.linePos(isMap(value) ? (value.range?.[1] ?? 0) : 0);
  const broken = end.col === 1 && end.line > start.line;
  return {
    line: start.line,
    column: start.col,
    endLine: broken ? end.line - 1 : end.line,
    endColumn: broken ? Number.MAX_SAFE_INTEGER : end.col,
  };
}
