import { triggerKey, type FlowOutline, type OutlineStep, type OutlineTrigger } from './flow-outline.ts';

/** Sizes of the drawn flow in CSS pixels. */
const graphSizes = { width: 196, height: 46, gapX: 20, gapY: 24, edge: 12, wayName: 22 } as const;

/** A rectangle on the canvas. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A box with its place: a trigger or a step. */
export interface PlacedBox extends Area {
  key: string;
  item: OutlineTrigger | OutlineStep;
}

/** The frame around the ways of a step, with the names of the ways. */
export interface PlacedFrame extends Area {
  key: string;
  /** Whether what is inside is repeated instead of chosen. */
  loop: boolean;
  names: { name: string; x: number; y: number }[];
}

/** A flow on a canvas. `links` are SVG paths. */
export interface FlowLayout {
  width: number;
  height: number;
  boxes: PlacedBox[];
  frames: PlacedFrame[];
  links: string[];
}

interface Block {
  width: number;
  height: number;
  /** Draws the block with its top middle at this point. */
  draw: (x: number, y: number, onto: FlowLayout) => void;
}

const { width: boxWidth, height: boxHeight, gapX, gapY, edge, wayName } = graphSizes;

/** Places a flow from top to bottom: triggers beside each other, then steps in their order, ways beside each other in a frame. */
export function layOutFlow({ triggers, steps }: FlowOutline): FlowLayout {
  const body = sequence(steps);
  const heads = triggers.length * boxWidth + Math.max(0, triggers.length - 1) * gapX;
  const width = Math.max(body.width, heads, boxWidth);
  const top = triggers.length > 0 ? boxHeight + gapY : 0;
  const layout: FlowLayout = { width, height: top + body.height, boxes: [], frames: [], links: [] };
  const middle = width / 2;
  for (const [index, trigger] of triggers.entries()) {
    const x = (width - heads) / 2 + index * (boxWidth + gapX);
    layout.boxes.push({ key: triggerKey(trigger), item: trigger, x, y: 0, width: boxWidth, height: boxHeight });
    layout.links.push(link(x + boxWidth / 2, boxHeight, middle, top));
  }
  body.draw(middle, top, layout);
  return layout;
}

function sequence(steps: OutlineStep[]): Block {
  const blocks = steps.map(block);
  return {
    width: Math.max(boxWidth, ...blocks.map(({ width }) => width)),
    height: blocks.reduce((sum, { height }) => sum + height, 0) + Math.max(0, blocks.length - 1) * gapY,
    draw: (x, y, onto) => {
      let top = y;
      for (const [index, each] of blocks.entries()) {
        if (index > 0) onto.links.push(link(x, top - gapY, x, top));
        each.draw(x, top, onto);
        top += each.height + gapY;
      }
    },
  };
}

function block(step: OutlineStep): Block {
  return step.ways.length === 0 ? single(step) : framed(step);
}

function single(step: OutlineStep): Block {
  return { width: boxWidth, height: boxHeight, draw: (x, y, onto) => void onto.boxes.push(boxOf(step, x, y)) };
}

function boxOf(step: OutlineStep, x: number, y: number): PlacedBox {
  return { key: step.path, item: step, x: x - boxWidth / 2, y, width: boxWidth, height: boxHeight };
}

function framed(step: OutlineStep): Block {
  const lanes = step.ways.map((way) => ({ name: way.name, inner: sequence(way.steps) }));
  const loop = step.ways.every(({ name }) => name === '');
  const laneTop = boxHeight + gapY + (loop ? 0 : wayName);
  const deepest = Math.max(...lanes.map(({ inner }) => inner.height));
  const across = lanes.reduce((sum, { inner }) => sum + inner.width, 0) + (lanes.length - 1) * gapX;
  const width = Math.max(boxWidth, across) + 2 * edge;
  const height = laneTop + deepest + (lanes.length > 1 ? gapY : edge);
  return {
    width,
    height,
    draw: (x, y, onto) => {
      const frame: PlacedFrame = {
        key: step.path,
        loop,
        names: [],
        x: x - width / 2,
        y: y + boxHeight / 2,
        width,
        height: height - boxHeight / 2,
      };
      onto.frames.push(frame);
      onto.boxes.push(boxOf(step, x, y));
      let left = x - across / 2;
      for (const { name, inner } of lanes) {
        const middle = left + inner.width / 2;
        onto.links.push(link(x, y + boxHeight, middle, y + laneTop));
        if (name !== '') frame.names.push({ name, x: middle, y: y + laneTop - wayName / 2 });
        inner.draw(middle, y + laneTop, onto);
        if (lanes.length > 1) onto.links.push(joined(middle, y + laneTop + inner.height, x, y + height));
        left += inner.width + gapX;
      }
    },
  };
}

/** Straight down, or down, across and down with soft corners; the bend is near the upper end. */
function link(x1: number, y1: number, x2: number, y2: number): string {
  return bent(x1, y1, x2, y2, y1 + gapY / 2);
}

/** As `link`, but the bend is near the lower end, where the ways come together. */
function joined(x1: number, y1: number, x2: number, y2: number): string {
  return bent(x1, y1, x2, y2, y2 - gapY / 2);
}

function bent(x1: number, y1: number, x2: number, y2: number, bend: number): string {
  if (x1 === x2) return `M${x1} ${y1}V${y2}`;
  const radius = Math.min(8, gapY / 2 - 2, Math.abs(x2 - x1) / 2);
  const turn = Math.sign(x2 - x1) * radius;
  return (
    `M${x1} ${y1}V${bend - radius}Q${x1} ${bend} ${x1 + turn} ${bend}` +
    `H${x2 - turn}Q${x2} ${bend} ${x2} ${bend + radius}V${y2}`
  );
}
