import { Controller, Get, Inject } from '@nestjs/common';
import type { Static } from 'typebox';
import { Api } from '../../openapi/api.decorator.ts';
import { businessNow } from '../../runtime/business-clock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { VERSION } from '../../version.ts';
import { SystemInfo } from './system-info.ts';

/** What the console shows about the installation as a whole. */
@Controller('api/v1/system')
export class SystemController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'The installation as a whole', answer: SystemInfo })
  async show(): Promise<Static<typeof SystemInfo>> {
    const { db, config, pack, billing } = this.#runtime;
    const businessTime = (await businessNow(db)).toISOString();
    const seller = billing?.seller.name ?? pack.name;
    const { environment } = config;
    return { version: VERSION, environment, demo: environment === 'sandbox', businessTime, seller };
  }
}
