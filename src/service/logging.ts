import type { Ports } from './ports.js';

/** What is logged. Fields hold ids, codes and counts, never what people are called or what they write. */
export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: LogEvent;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** What happens that is worth a line, each with `workspaceId` among its fields. */
export type LogEvent =
  /** debug: a call was answered. `operation`, and `outcome`: `ok` or the code of the error. */
  | 'operation_answered'
  /** error: a call threw, since the store or a port did. `operation`, and `error`: the name of its class. */
  | 'operation_threw'
  /** info: somebody else was faster, and everything is decided anew. `verb`, `attempt`. */
  | 'conflict'
  /** warn: nothing was written, since somebody else was faster in every attempt. `verb`, `attempts`. */
  | 'contention'
  /** warn: the mail port threw. `kind`. */
  | 'mail_failed'
  /** warn: a step of a job was refused as a whole, and the job has failed. `jobId`, `work`, `code`. */
  | 'job_failed';

/** Takes entries, one by one. */
export interface Logger {
  /** Takes one entry. */
  log(entry: LogEntry): void;
}

/** Tells the logger, if there is one. A logger that fails costs its own line and nothing else. */
export const tell = (
  { ports }: { readonly ports: Ports },
  level: LogEntry['level'],
  event: LogEvent,
  fields: LogEntry['fields'],
): void => {
  try {
    const told: unknown = ports.logger?.log({ level, event, fields });
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // Nobody is left to be told.
  }
};
