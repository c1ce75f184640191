import { describe, expect, it } from '@jest/globals';
import { shapeFaults } from '@belegfluss/sdk';
import { shapeParts } from '@belegfluss/testing';
import { GalleryFile } from '../../gallery/gallery-file.ts';
import { FlowFile, TRIGGER_SHAPES } from '../../language/flow-file.ts';
import { STEP_SHAPES } from '../../language/step-shapes.ts';
import { PackFile } from '../../pack/pack-file.ts';
import { ScenarioFile } from '../../scenario/scenario-file.ts';

const SHAPES = { FlowFile, PackFile, ScenarioFile, GalleryFile, ...TRIGGER_SHAPES, ...STEP_SHAPES };

describe('the shape of a file', () => {
  it.each(Object.entries(SHAPES))('%s says nothing that nobody judges', (_name, shape) => {
    const parts = shapeParts(shape);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) expect(() => shapeFaults(part, '')).not.toThrow();
  });
});
