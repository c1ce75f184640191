import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { SignInGuard } from './auth/sign-in.guard.ts';
import { DemoController } from './demo/demo.controller.ts';
import { HealthController } from './health/health.controller.ts';
import { HooksController } from './hooks/hooks.controller.ts';
import type { Changes } from './live/changes.ts';
import { StreamController } from './live/stream.controller.ts';
import { describeApi } from './openapi/document.ts';
import { namedSchemas } from './openapi/named-schemas.ts';
import { OpenApiController } from './openapi/openapi.controller.ts';
import { routesOf } from './openapi/routes.ts';
import { CasesController } from './rest/cases/cases.controller.ts';
import { ConnectionsController } from './rest/connections/connections.controller.ts';
import { DeploymentsController } from './rest/flows/deployments.controller.ts';
import { DocumentsController, UnversionedDocumentsController } from './rest/documents/documents.controller.ts';
import { DryRunsController } from './rest/trials/dry-runs.controller.ts';
import { FilesController } from './rest/documents/files.controller.ts';
import { FlowSchemaController } from './rest/flows/flow-schema.controller.ts';
import { FlowsController } from './rest/flows/flows.controller.ts';
import { OAuthController } from './rest/connections/oauth.controller.ts';
import { QuestionsController } from './rest/questions/questions.controller.ts';
import { RefusedDeliveriesController } from './rest/connections/refused-deliveries.controller.ts';
import { RunDeedsController } from './rest/runs/run-deeds.controller.ts';
import { RunsController } from './rest/runs/runs.controller.ts';
import { SessionController } from './rest/session/session.controller.ts';
import { SyncPlansController } from './rest/trials/sync-plans.controller.ts';
import { SystemController } from './rest/system/system.controller.ts';
import { Authorisations } from './runtime/authorisations.ts';
import type { Runtime } from './runtime/runtime.ts';
import { API_DOCUMENT, AUTHORISATIONS, CHANGES, RUNTIME } from './runtime/tokens.ts';
import { TimeTable } from './scheduler/time-table.ts';

const API = [
  CasesController,
  ConnectionsController,
  DeploymentsController,
  DocumentsController,
  DryRunsController,
  FilesController,
  FlowSchemaController,
  FlowsController,
  HooksController,
  OAuthController,
  OpenApiController,
  QuestionsController,
  RefusedDeliveriesController,
  RunDeedsController,
  RunsController,
  SessionController,
  StreamController,
  SyncPlansController,
  SystemController,
  UnversionedDocumentsController,
];

/** The server is this list; which parts of it run is decided by the roles of the process. */
@Module({})
export class AppModule {
  static of(runtime: Runtime, changes: Changes): DynamicModule {
    const { roles, environment } = runtime.config;
    const hasApi = roles.includes('api');
    const controllers = [
      HealthController,
      ...(hasApi ? API : []),
      ...(hasApi && environment === 'sandbox' ? [DemoController] : []),
    ];
    return {
      module: AppModule,
      imports: roles.includes('scheduler') ? [ScheduleModule.forRoot()] : [],
      controllers,
      providers: [
        { provide: RUNTIME, useValue: runtime },
        { provide: CHANGES, useValue: changes },
        { provide: API_DOCUMENT, useValue: describeApi(routesOf(controllers), namedSchemas) },
        { provide: AUTHORISATIONS, useValue: new Authorisations() },
        // The guard protects /api; hooks prove themselves by their signature.
        { provide: APP_GUARD, useClass: SignInGuard },
        ...(roles.includes('scheduler') ? [TimeTable] : []),
      ],
    };
  }
}
