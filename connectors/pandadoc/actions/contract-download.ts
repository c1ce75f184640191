import { defineAction, FileRef } from '@belegfluss/sdk';
import { Type } from 'typebox';
import { downloadDocument } from '../client.ts';
import type { PandadocConfig } from '../config.ts';

/** Action `contract.download`: puts the document as PDF into the file store. */
export const contractDownload = defineAction<PandadocConfig>()({
  id: 'contract.download',
  title: { de: 'Vertrag herunterladen', en: 'Download contract' },
  input: Type.Object({ id: Type.String({ minLength: 1 }), fileName: Type.String({ minLength: 1 }) }),
  output: FileRef,
  effect: { kind: 'read' },
  async run(ctx, { id, fileName }) {
    return ctx.files.put(await downloadDocument(ctx, id), fileName, 'application/pdf');
  },
});
