import { Controller, Get, Inject } from '@nestjs/common';
import { catalogOf, flowSchema, type JsonSchema } from '@belegfluss/flow';
import { Type } from 'typebox';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';

/** What editors complete and check flows by, for the systems of the pack that runs here. */
@Controller('api/v1/flow-schema')
export class FlowSchemaController {
  readonly #runtime: Runtime;
  #schema: JsonSchema | undefined;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'JSON Schema of flow files', answer: Type.Unsafe<JsonSchema>(Type.Object({})) })
  show(): JsonSchema {
    return (this.#schema ??= flowSchema(catalogOf(this.#runtime.pack)));
  }
}
