import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { Problem } from '../problems/problem.ts';

const MEDIA_TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  xml: 'application/xml; charset=utf-8',
  csv: 'text/csv; charset=windows-1252',
};

/**
 * A document of somebody else's runs nothing and is shown in a room of its own. PDFs are the exception to the room:
 * browsers have their own for them, and Safari shows a blank page where a header asks for another.
 */
const RUNS_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Stored documents by their hash; the name decides how a browser shows them. */
@Controller('api/v1/files')
export class FilesController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get(':sha256')
  @Api({
    summary: 'A stored file by its hash',
    media: ['application/pdf', 'application/xml', 'text/csv', 'application/octet-stream'],
  })
  async show(
    @Param('sha256') sha256: string,
    @Query('name') name: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const safeName = (name ?? sha256).replace(/[^\w.-]+/g, '_');
    const mediaType = MEDIA_TYPES[safeName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
    const bytes = await this.#runtime.engine.files.get({ sha256 }).catch(() => {
      throw new Problem(404, 'file.unknown', 'There is no such file');
    });
    await reply
      .type(mediaType)
      .header('content-disposition', `inline; filename="${safeName}"`)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', mediaType === MEDIA_TYPES['pdf'] ? RUNS_NOTHING : `sandbox; ${RUNS_NOTHING}`)
      .send(Buffer.from(bytes));
  }
}
