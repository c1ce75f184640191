import { Controller, Get, Inject } from '@nestjs/common';
import { Type } from 'typebox';
import { PublicRoute } from '../auth/public-route.ts';
import { API_DOCUMENT } from '../runtime/tokens.ts';
import { Api } from './api.decorator.ts';
import type { ApiDocument } from './document.ts';

const AnyDocument = Type.Record(Type.String(), Type.Unknown());

/** The description of the REST interface, for people and for generators of clients. */
@Controller('api/v1/openapi.json')
@PublicRoute()
export class OpenApiController {
  readonly #document: ApiDocument;

  constructor(@Inject(API_DOCUMENT) document: ApiDocument) {
    this.#document = document;
  }

  @Get()
  @Api({ summary: 'This document', answer: AnyDocument })
  show(): ApiDocument {
    return this.#document;
  }
}
