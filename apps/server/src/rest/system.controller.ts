import { Controller, Get, Inject } from '@nestjs/common';
import type { Static } from 'typebox';
import { businessNow } from '../runtime/business-clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { RUNTIME } from '../runtime/tokens.ts';
import type { SystemInfo } from './schemas.ts';

const VERSION = '0.1.0';

/** What the console shows about the installation as a whole. */
@Controller('api/v1/system')
export class SystemController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  async show(): Promise<Static<typeof SystemInfo>> {
    const { db, config, billing } = this.#runtime;
    const businessTime = (await businessNow(db)).toISOString();
    return { version: VERSION, demo: config.environment === 'sandbox', businessTime, seller: billing.seller.name };
  }
}
