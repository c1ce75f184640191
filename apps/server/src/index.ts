export { readConfig } from './config.ts';
export { closeLog, createLog } from './log.ts';
export { openRuntime, type Runtime } from './runtime/runtime.ts';
export { startServer, type RunningServer } from './server.ts';
