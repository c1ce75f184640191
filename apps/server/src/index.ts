export { printableConfig, readConfig, type Config } from './config.ts';
export { closeLog, createLog } from './log.ts';
export { loadServedPack, openRuntime, closeRuntime, type Runtime } from './runtime/runtime.ts';
export { startServer, type RunningServer } from './server.ts';
