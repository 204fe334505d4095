import type * as z from 'zod/mini';
import type { DeepReadonly } from '../kernel/deep-readonly.js';
import type { AnyFailure } from '../kernel/failure.js';
import type { InvalidInput } from '../kernel/input.js';
import type { Err, Ok, Result } from '../kernel/result.js';
import { assertContext, type Context } from './context.js';
import { parsedBy } from './parsed-input.js';
import { type Reader, readerOf } from './reader.js';
import type { Workspace } from './snapshot.js';
import { type FailureIn, type Operation, operation, type ReadPlan } from './verb.js';
import { View } from './view.js';

/** A pure question to a workspace, authorised as a verb is. */
export interface Query<Input, Answer, Failure> extends Operation<Input> {
  (workspace: Workspace, input: Input, context: Context): Result<Answer, Failure | InvalidInput>;
  readonly isQuery: true;
}

type AnswerIn<R> = R extends Ok<infer Answer> ? Answer : never;

/** Makes a query from its parts. */
export const query = <Schema extends z.ZodMiniType, R extends Ok<unknown> | Err<AnyFailure>>(definition: {
  readonly input: Schema;
  readonly reads: ReadPlan<z.output<Schema>>;
  /** The snapshot itself is for running verbs on without committing them: a preview. */
  readonly answer: (read: Reader, input: z.output<Schema>, context: Context, workspace: Workspace) => R;
}): Query<DeepReadonly<z.input<Schema>>, AnswerIn<R>, FailureIn<R>> => {
  const run = (workspace: Workspace, input: unknown, context: Context) => {
    assertContext(context);
    const parsed = parsedBy(definition.input, input);
    if (!parsed.ok) return parsed;
    const reader = readerOf(new View(workspace), { query: true, bounds: new Map() });
    return definition.answer(reader, parsed.value, context, workspace);
  };
  return Object.assign(run as never, operation(definition.input, definition.reads), { isQuery: true as const });
};
