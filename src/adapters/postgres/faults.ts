/** What a driver says of an error, whichever it is. */
const codeOf = (error: unknown): string => {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/**
 * Serialisation failures and deadlocks: the database chose somebody else, and nothing was written. A standby says the same where a reading
 * stands in the way of what it has to replay.
 */
export const isCollision = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** There is no such schema or table: a standby has not replayed yet that they were made. */
export const isMissing = (error: unknown): boolean => ['3F000', '42P01'].includes(codeOf(error));

/** The server ends sessions: it is shut down, or somebody ended this one. */
const SESSION_ENDED = new Set(['57P01', '57P02', '57P03', '25P03', '57P05']);

/** What drivers call a connection that is gone. */
const CONNECTION_GONE = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
]);

/** Messages of errors to which a driver gives no code. */
const GONE = /connection (?:terminated|error|ended|closed)|client has encountered a connection error/i;

/** Whether an answer was lost with its connection, so that nobody knows whether the statement was carried out. */
export const isConnectionLoss = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code.startsWith('08') || SESSION_ENDED.has(code) || CONNECTION_GONE.has(code)) return true;
  return code === '' && GONE.test((error as { readonly message?: string } | null)?.message ?? '');
};

/**
 * The connection broke while a commit was under way, and it cannot be found out whether it was made: it moves no guard, or others have
 * moved the same guards since and it has no events. A commit with an idempotency key never ends like this, nor does one that moves
 * guards and has events: whatever a verb decides does.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** Nothing as new as the asked-for revision is to be had: a transaction that began earlier, or a database put back to an older state. */
export class StaleRead extends Error {
  override readonly name = 'StaleRead';
}
