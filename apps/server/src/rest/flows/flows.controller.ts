import type { NextSlot, ShelvedFlow, TextName } from '@belegfluss/engine';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Put, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { draftRow, flowRow, plannedRow, versionRow } from './flow-rows.ts';
import {
  AskOffers,
  CheckFlow,
  FlowCheck,
  FlowDetail,
  FlowDiff,
  FlowDiffQuery,
  FlowDraft,
  FlowList,
  FlowOffers,
  FlowVersions,
  FlowVersionText,
  SaveDraft,
  type FlowRow,
} from './flow-shapes.ts';
import { Problem } from '../problems/problem.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

const VERSION = /^[1-9]\d{0,8}$/;
const FLOW_NAME = /^[a-z][a-z0-9_]{0,99}$/;

/** Flows with their versions and drafts, for who reads and writes them. */
@Controller('api/v1/flows')
export class FlowsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'All flows: live, withdrawn, in files, or being written by the caller', answer: FlowList })
  async list(@Req() { person }: SignedInRequest): Promise<Static<typeof FlowList>> {
    const { engine } = this.#runtime;
    const [found, slots] = await Promise.all([engine.deployments.list(person.id), engine.upkeep.nextSlots()]);
    return { flows: found.map((flow) => this.#row(flow, slots)) };
  }

  @Post('check')
  @HttpCode(200)
  @Api({ summary: 'What the checker says to a flow beside those that are live', answer: FlowCheck })
  check(
    @Body(new ShapePipe(CheckFlow)) { file, source, ...ground }: Static<typeof CheckFlow>,
  ): Static<typeof FlowCheck> {
    const checked = this.#runtime.engine.deployments.check(file ?? 'draft.flow.yaml', source, ground);
    return { flow: null, revision: null, ...checked };
  }

  @Post('offers')
  @HttpCode(200)
  @Api({ summary: 'What may stand in an expression where somebody writes', answer: FlowOffers })
  offers(@Body(new ShapePipe(AskOffers)) { source, offset }: Static<typeof AskOffers>): Static<typeof FlowOffers> {
    return this.#runtime.engine.deployments.offers(source, offset);
  }

  @Get(':flow')
  @Api({ summary: 'A flow: its live text, the draft of the caller, its versions', answer: FlowDetail })
  async show(@Param('flow') flow: string, @Req() { person }: SignedInRequest): Promise<Static<typeof FlowDetail>> {
    const { deployments } = this.#runtime.engine;
    const shelved = await this.#find(flow, person.id);
    const [slots, source, versions, planned] = await Promise.all([
      this.#runtime.engine.upkeep.nextSlots(),
      deployments.text(flow, person.id, 'live'),
      deployments.versions(flow),
      deployments.planned(flow),
    ]);
    return {
      flow: this.#row(shelved, slots),
      source: source ?? null,
      draft: shelved.draft ? draftRow(shelved.draft) : null,
      versions: versions.map(versionRow),
      planned: planned.map(plannedRow),
    };
  }

  @Get(':flow/versions')
  @Api({ summary: 'The versions of a flow, newest first', answer: FlowVersions })
  async versions(@Param('flow') flow: string): Promise<Static<typeof FlowVersions>> {
    return { versions: (await this.#runtime.engine.deployments.versions(flow)).map(versionRow) };
  }

  @Get(':flow/versions/:version')
  @Api({ summary: 'One version with its text', answer: FlowVersionText })
  async version(
    @Param('flow') flow: string,
    @Param('version') number: string,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowVersionText>> {
    const { deployments } = this.#runtime.engine;
    const source = await deployments.text(flow, person.id, VERSION.test(number) ? Number(number) : 0);
    const version = await deployments.version(flow, Number(number));
    if (!version) throw new Problem(404, 'deployment.unknown_version', `The flow has no version ${number}`);
    return { version: versionRow(version), source: source ?? '' };
  }

  @Get(':flow/diff')
  @Api({ summary: 'What differs between two versions, or live, draft and files', answer: FlowDiff })
  async diff(
    @Param('flow') flow: string,
    @Query(new ShapePipe(FlowDiffQuery)) { from, to }: Static<typeof FlowDiffQuery>,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowDiff>> {
    return this.#runtime.engine.deployments.diff(flow, person.id, sideOf(from), sideOf(to));
  }

  @Put(':flow/draft')
  @Api({ summary: 'Keeps what the caller is writing, right or wrong', answer: FlowDraft })
  async saveDraft(
    @Param('flow') flow: string,
    @Body(new ShapePipe(SaveDraft)) { source, base }: Static<typeof SaveDraft>,
    @Req() { person }: SignedInRequest,
  ): Promise<Static<typeof FlowDraft>> {
    demandRole(person, ['integration_admin']);
    if (!FLOW_NAME.test(flow)) throw new Problem(422, 'flow.bad_id', `${flow} is not allowed as a name`);
    return draftRow(await this.#runtime.engine.deployments.saveDraft(person.id, { flow, source, base }));
  }

  @Delete(':flow/draft')
  @HttpCode(204)
  @Api({ summary: 'Throws the draft of the caller away' })
  async dropDraft(@Param('flow') flow: string, @Req() { person }: SignedInRequest): Promise<void> {
    demandRole(person, ['integration_admin']);
    await this.#runtime.engine.deployments.dropDraft(person.id, flow);
  }

  async #find(flow: string, person: string): Promise<ShelvedFlow> {
    const found = (await this.#runtime.engine.deployments.list(person)).find((each) => each.flow === flow);
    if (!found) throw new Problem(404, 'flow.unknown', 'There is no flow of this name');
    return found;
  }

  #row(shelved: ShelvedFlow, slots: readonly NextSlot[]): FlowRow {
    const { engine } = this.#runtime;
    const { flow } = shelved;
    const own = slots.filter((slot) => slot.flow === flow);
    return flowRow(shelved, engine.knownFlow(flow), engine.deployments.broken().has(flow), own);
  }
}

function sideOf(name: string): TextName {
  return name === 'live' || name === 'draft' || name === 'files' ? name : Number(name);
}
