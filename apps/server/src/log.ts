import type { LoggerService } from '@nestjs/common';
import { redact } from '@belegfluss/http';
import { createLogger, format, transports, type Logger } from 'winston';

/** JSON lines on standard error: standard output belongs to results. Secrets and personal data are masked by key and by shape. */
export function createLog(level: string): Logger {
  return createLogger({
    level,
    exitOnError: false,
    format: format.combine(errorsAsData(), masked(), format.timestamp(), format.json()),
    transports: [new transports.Console({ stderrLevels: ['error', 'warn', 'info', 'debug'] })],
  });
}

/** Writes everything out; call before the process ends. */
export function closeLog(log: Logger): Promise<void> {
  return new Promise((done) => {
    log.on('finish', () => done());
    log.end();
  });
}

/** Nest's own lines in our log. */
export function nestLog(log: Logger): LoggerService {
  return {
    log: (message: unknown, context?: unknown) => void log.debug(String(message), { context }),
    warn: (message: unknown, context?: unknown) => void log.warn(String(message), { context }),
    error: (message: unknown, stack?: unknown, context?: unknown) =>
      void log.error(String(message), { context, detail: stack }),
  };
}

/** winston drops message and stack of errors in fields; here they become data. */
const errorsAsData = format((info) => {
  for (const [key, value] of Object.entries(info)) if (value instanceof Error) info[key] = describeError(value);
  return info;
});

const masked = format((info) => Object.assign(info, redact({ ...info })));

function describeError(error: Error): Record<string, unknown> {
  const { code, facts } = error as { code?: unknown; facts?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(facts !== undefined && { facts }),
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: error.cause.message }),
  };
}
