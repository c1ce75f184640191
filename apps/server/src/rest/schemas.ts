/**
 * The shapes of the REST interface under /api/v1 from all its rooms: the only thing that the console knows of the server.
 * Errors are problem+json: `{ type, title, status, detail, code, diagnostics? }`.
 */
export * from '../live/stream-message.ts';
export * from './cases/case-shapes.ts';
export * from './connections/connection-shapes.ts';
export * from './connections/refused-delivery-shapes.ts';
export * from './documents/document-shapes.ts';
export * from './flows/flow-shapes.ts';
export * from './problems/problem-body.ts';
export * from './questions/question-shapes.ts';
export * from './runs/run-deed-shapes.ts';
export * from './runs/run-shapes.ts';
export * from './runs/run-start-shapes.ts';
export * from './session/session-shapes.ts';
export * from './system/system-info.ts';
export * from './trials/dry-run-shapes.ts';
export * from './trials/sync-plan-shapes.ts';
export { WouldBeEffect } from './trials/would-be-shapes.ts';
