import { readConnectionStates } from '@belegfluss/engine';
import { systemClock } from '@belegfluss/sdk';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Authorisations } from '../../runtime/authorisations.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { AUTHORISATIONS, RUNTIME } from '../../runtime/tokens.ts';
import { Problem } from '../problems/problem.ts';
import { AdoptedAccount, AuthoriseStart, ConnectionCheck, ConnectionList, SecretFields } from './connection-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** The configured connections: health, secrets (write only), sign-in at the vendor. */
@Controller('api/v1/connections')
export class ConnectionsController {
  readonly #runtime: Runtime;
  readonly #authorisations: Authorisations;

  constructor(@Inject(RUNTIME) runtime: Runtime, @Inject(AUTHORISATIONS) authorisations: Authorisations) {
    this.#runtime = runtime;
    this.#authorisations = authorisations;
  }

  @Get()
  @Api({ summary: 'The configured connections and their health', answer: ConnectionList })
  async list(): Promise<Static<typeof ConnectionList>> {
    const { connections } = this.#runtime.engine;
    const states = await readConnectionStates(this.#runtime.db);
    const secrets = await connections.secrets();
    const rows = connections.names().map(async (name) => {
      const connector = connections.connector(name);
      const state = states.get(name);
      return {
        name,
        connector: connector.id,
        title: connector.title,
        builtIn: connector.http === undefined,
        breaker: state?.breaker ?? { state: 'closed', since: null },
        pausedUntil: state?.pause?.until ?? null,
        budgets: state?.budgets ?? [],
        authorised: await connections.isAuthorised(name),
        secrets: secrets.get(name) ?? [],
        lastGoodAt: state?.lastGoodAt ?? null,
        lastError: state?.lastError ?? null,
      };
    });
    return { connections: await Promise.all(rows) };
  }

  @Put(':name/secrets')
  @HttpCode(204)
  @Api({ summary: 'Seals secrets of a connection; none is ever given back' })
  async putSecrets(
    @Param('name') name: string,
    @Body(new ShapePipe(SecretFields)) fields: Static<typeof SecretFields>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    demandRole(request.person, ['integration_admin']);
    this.#demandKnown(name);
    await this.#runtime.engine.connections.putSecrets(name, fields);
  }

  @Post(':name/test')
  @HttpCode(200)
  @Api({ summary: 'Asks the other system as whom we are signed in', answer: ConnectionCheck })
  async test(@Param('name') name: string, @Req() request: SignedInRequest): Promise<Static<typeof ConnectionCheck>> {
    demandRole(request.person, ['integration_admin']);
    this.#demandKnown(name);
    const { connections } = this.#runtime.engine;
    const connector = connections.connector(name);
    if (!connector.check) return this.#uncheckable(name);
    const signal = AbortSignal.timeout(20_000);
    const context = await connections.context(name, { effectKey: '', clock: systemClock, signal });
    try {
      const { account } = await connector.check(context);
      const { known, found } = await connections.accounts(name);
      const isOther = known !== undefined && found !== undefined && known !== found;
      return isOther ? failed('connection.other_account') : { ok: true, account, error: null };
    } catch (error) {
      return failed(error);
    }
  }

  @Post(':name/account')
  @HttpCode(200)
  @Api({
    summary: 'Makes the account to which the credentials lead now the one that is written to',
    answer: AdoptedAccount,
  })
  async adoptAccount(
    @Param('name') name: string,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof AdoptedAccount>> {
    demandRole(request.person, ['integration_admin']);
    this.#demandKnown(name);
    const account = await this.#runtime.engine.connections.adoptAccount(name);
    if (account === undefined)
      throw new Problem(409, 'connection.account_not_told', 'This connection does not tell its account');
    return { account };
  }

  @Post(':name/authorise')
  @HttpCode(200)
  @Api({ summary: 'Begins the sign-in at the vendor; the person goes to the address', answer: AuthoriseStart })
  async authorise(
    @Param('name') name: string,
    @Req() request: SignedInRequest,
  ): Promise<Static<typeof AuthoriseStart>> {
    demandRole(request.person, ['integration_admin']);
    this.#demandKnown(name);
    const oauth = await this.#runtime.engine.connections.oauth(name);
    if (!oauth) throw new Problem(409, 'connection.no_sign_in', 'This connection needs no sign-in at the vendor');
    return { url: this.#authorisations.begin(oauth) };
  }

  /** Nobody can be asked as whom we are signed in; what is missing can be told all the same. */
  async #uncheckable(name: string): Promise<Static<typeof ConnectionCheck>> {
    const secrets = (await this.#runtime.engine.connections.secrets()).get(name) ?? [];
    return secrets.every(({ setAt }) => setAt !== null)
      ? { ok: true, account: null, error: null }
      : failed('connection.secret_missing');
  }

  #demandKnown(name: string): void {
    if (!this.#runtime.engine.connections.has(name))
      throw new Problem(404, 'connection.unknown', 'There is no such connection');
  }
}

function failed(error: unknown): Static<typeof ConnectionCheck> {
  const code = typeof error === 'string' ? error : (error as { code?: string }).code;
  return { ok: false, account: null, error: code ?? 'connector.permanent' };
}
