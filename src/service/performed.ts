import type { AnyFailure, Result } from '../kernel/index.js';
import type { Environment, Seat } from './execute.js';
import { tell } from './logging.js';
import { inSpan } from './tracing.js';

/** A call of the service, with its span and its line in the log. */
export const performed = (
  environment: Environment,
  { workspaceId }: Seat,
  operation: string,
  perform: () => Promise<unknown>,
): Promise<unknown> => {
  const { tracer, logger } = environment.ports;
  if (tracer === undefined && logger === undefined) return perform();
  const attributes = { 'partyline.workspace': workspaceId, 'partyline.operation': operation };
  return inSpan(environment, `partyline ${operation}`, attributes, async (note) => {
    try {
      const answer = (await perform()) as Result<unknown, AnyFailure>;
      const outcome = answer.ok ? 'ok' : answer.error.code;
      note('partyline.outcome', outcome);
      tell(environment, 'debug', 'operation_answered', { workspaceId, operation, outcome });
      return answer;
    } catch (error) {
      // Its message may tell of people: a database shows what it was given.
      const name = error instanceof Error ? error.name : typeof error;
      tell(environment, 'error', 'operation_threw', { workspaceId, operation, error: name });
      throw error;
    }
  });
};
