import type * as z from 'zod/mini';
import type { AnyFailure, Result } from '../../kernel/index.js';
import { operations } from '../../service/operations.js';
import type { Context, Workspace } from '../../workspace/index.js';

/** Any verb or query, the library's or a host's own: pure, with the schema of its input. */
export interface AnyOperation {
  // biome-ignore lint/suspicious/noExplicitAny: an input of whichever operation it is
  (workspace: Workspace, input: any, context: Context): Result<unknown, AnyFailure>;
  readonly input: z.ZodMiniType;
  readonly isQuery: boolean;
}

/** Operations by the name they have in the service, such as `groups.create`. */
export type Operations = Readonly<Record<string, AnyOperation>>;

/** Every verb and query of the library. A new one is among them without a word here. */
export const everyOperation: Operations = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ Object.entries(operations).flatMap(([room, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => [`${room}.${verb}`, operation as unknown as AnyOperation]),
  ),
);

/** Every verb alone: what changes something. */
export const everyVerb = (): Operations =>
  Object.fromEntries(Object.entries(everyOperation).filter(([, operation]) => !operation.isQuery));
