import type * as z from 'zod/mini';
import { type InvalidInput, parseInput } from '../kernel/input.js';
import type { Err, Ok } from '../kernel/result.js';

/** An input together with what came of parsing it. Not exported: nothing that anybody sends can be taken for one. */
class ParsedInput {
  readonly schema: z.ZodMiniType;
  readonly result: Ok<unknown> | Err<InvalidInput>;

  constructor(schema: z.ZodMiniType, result: Ok<unknown> | Err<InvalidInput>) {
    this.schema = schema;
    this.result = result;
  }
}

/**
 * Parses an input for an operation that will be asked several times, such as for each round of its read plan and to decide. What it
 * answers is taken wherever the input itself is; to anybody else it is opaque.
 */
export const parsedOnce = <Input>(operation: { readonly input: z.ZodMiniType }, input: Input): Input =>
  input instanceof ParsedInput && input.schema === operation.input
    ? input
    : (new ParsedInput(operation.input, parseInput(operation.input, input)) as Input);

/** The parsed input of an operation: as it was parsed before, or parsed now. */
export const parsedBy = <S extends z.ZodMiniType>(schema: S, input: unknown): Ok<z.output<S>> | Err<InvalidInput> =>
  input instanceof ParsedInput && input.schema === schema
    ? (input.result as Ok<z.output<S>> | Err<InvalidInput>)
    : parseInput(schema, input);
