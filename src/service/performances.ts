import type { CommitOptions } from '../adapters/index.js';
import type { Environment, Seat } from './execute.js';

/** The input of a verb. */
export type InputOf<V> = V extends (workspace: never, input: infer Input, context: never) => unknown ? Input : never;

type Idempotency = CommitOptions['idempotency'];

/** A question that needs something asynchronous beside the store, or several steps. */
export interface Asking<Input, Answer> {
  readonly isQuery: true;
  /** Answers it, for whoever sits there. */
  readonly perform: (environment: Environment, seat: Seat, input: Input) => Promise<Answer>;
}

/** A write that needs something asynchronous beside the store: randomness, a digest, a port, several steps. */
export interface Doing<Input, Answer> {
  readonly isQuery: false;
  /** Does it, for whoever sits there, under the key the host gave it. */
  readonly perform: (environment: Environment, seat: Seat, input: Input, idempotency: Idempotency) => Promise<Answer>;
}

/** A question. */
export const asking = <Input, Answer>(perform: Asking<Input, Answer>['perform']): Asking<Input, Answer> => ({
  isQuery: true,
  perform,
});

/** A write. */
export const doing = <Input, Answer>(perform: Doing<Input, Answer>['perform']): Doing<Input, Answer> => ({
  isQuery: false,
  perform,
});
