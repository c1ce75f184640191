import { describe, expect, it } from '@jest/globals';
import { layOutFlow, type Area, type FlowLayout } from './flow-layout.ts';
import { outlineOf } from './flow-outline.ts';

const KINDS = { triggers: ['entity'], steps: ['read', 'each', 'choose', 'stop'] };

function layout(source: string): FlowLayout {
  const outline = outlineOf(source, KINDS);
  if (!outline) throw new Error('not readable');
  return layOutFlow(outline);
}
const apart = (one: Area, other: Area) =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;
const inside = (one: Area, outer: Area) =>
  one.x >= outer.x &&
  one.y >= outer.y &&
  one.x + one.width <= outer.x + outer.width &&
  one.y + one.height <= outer.y + outer.height;

const BRANCHED = `on: { a: { entity: crm.deal }, b: { entity: crm.company } }
steps:
  first: { read: crm.deal }
  way:
    choose:
      left: { when: "true", steps: { one: { read: crm.deal }, two: { read: crm.deal } } }
      right: { when: "true", steps: { all: { each: { expr: record.lines }, as: l, steps: { inner: { read: crm.deal } } } } }
    otherwise: { steps: { end: { stop: done } } }
  last: { stop: done }
`;

describe('the layout of a flow', () => {
  it('puts plain steps below each other', () => {
    const { boxes, links } = layout('on: { a: { entity: b } }\nsteps: { one: { read: x }, two: { read: y } }');
    expect(boxes.map(({ key, x }) => [key, x])).toEqual([
      ['on.a', 0],
      ['one', 0],
      ['two', 0],
    ]);
    expect(boxes.map(({ y }) => y)).toEqual(boxes.map(({ y }) => y).sort((a, b) => a - b));
    expect(links).toEqual(['M98 46V70', 'M98 116V140']);
  });

  it('puts ways beside each other, under one frame, and goes on below them', () => {
    const { boxes, frames } = layout(BRANCHED);
    const at = new Map(boxes.map((box) => [box.key, box]));
    const y = (key: string) => at.get(key)?.y ?? Number.NaN;
    const x = (key: string) => at.get(key)?.x ?? Number.NaN;
    expect(x('way.left.one')).toBeLessThan(x('way.right.all'));
    expect(x('way.right.all')).toBeLessThan(x('way.otherwise.end'));
    expect(y('way.left.one')).toBe(y('way.otherwise.end'));
    expect(y('last')).toBeGreaterThan(y('way.left.two') + 46);
    expect(frames.map(({ key, loop }) => [key, loop])).toEqual([
      ['way', false],
      ['way.right.all', true],
    ]);
    expect(frames[0]?.names.map(({ name }) => name)).toEqual(['left', 'right', 'otherwise']);
  });

  it('lets no box cover another and nothing leave its frame or the canvas', () => {
    const { boxes, frames, width, height } = layout(BRANCHED);
    const canvas = { x: 0, y: 0, width, height };
    for (const [index, box] of boxes.entries()) {
      expect([box.key, inside(box, canvas)]).toEqual([box.key, true]);
      for (const other of boxes.slice(index + 1))
        expect([box.key, other.key, apart(box, other)]).toEqual([box.key, other.key, true]);
    }
    for (const frame of frames) {
      expect(inside(frame, canvas)).toBe(true);
      const within = boxes.filter(({ key }) => key.startsWith(`${frame.key}.`));
      expect(within.length).toBeGreaterThan(0);
      expect(within.every((box) => inside(box, frame))).toBe(true);
    }
  });
});
