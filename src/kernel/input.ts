import * as z from 'zod/mini';
import { normaliseAddress } from './address.js';
import type { Failure, Path } from './failure.js';
import { ID_LENGTH, idFault } from './id.js';
import { parseInstant } from './instant.js';
import { type Err, err, type Ok, ok } from './result.js';
import { cleanText, foldText, textFault } from './text.js';

/** One fault in an input: where, which rule, and the figures of the rule. */
export interface InputIssue {
  readonly path: Path;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The input does not have the declared shape. `path` is that of the first issue; `params.issues` lists them all. */
export type InvalidInput = Failure<'invalid_input', { readonly issues: readonly InputIssue[] }>;

/** At most so many issues are reported: a hostile input must not earn a report larger than itself. */
const MAX_ISSUES = 100;

/**
 * Parses untrusted input by a schema. Never throws.
 *
 * @returns the parsed value, or {@link InvalidInput} that names every faulty field
 */
export const parseInput = <S extends z.ZodMiniType>(schema: S, input: unknown): Ok<z.output<S>> | Err<InvalidInput> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data) as Ok<z.output<S>>;
  const issues = parsed.error.issues.slice(0, MAX_ISSUES).map(toIssue);
  return err({ code: 'invalid_input', path: issues[0]?.path ?? [], params: { issues } });
};

const toIssue = (issue: z.core.$ZodIssue): InputIssue => {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'custom') {
    const { code = 'invalid_value', ...params } = issue.params ?? {};
    return { path, code: String(code), params };
  }
  // Zod's `message`, `input` and patterns stay out: an error value holds no prose and echoes no untrusted text.
  const params: Record<string, unknown> = {};
  for (const name of ['expected', 'minimum', 'maximum', 'keys', 'values', 'format'] as const) {
    const value = (issue as unknown as Record<string, unknown>)[name];
    if (value !== undefined) params[name] = name === 'keys' ? excerpt(value as string[]) : value;
  }
  return { path, code: issue.code, params };
};

/** Unknown keys are the one thing of the input that is shown again, so they are few and short. */
const excerpt = (keys: readonly string[]): readonly string[] =>
  keys.slice(0, 10).map((key) => key.slice(0, 64).toWellFormed());

/** A string that is an id; see {@link isId}. */
export const idSchema = /* @__PURE__ */ z.string().check((context) => {
  const fault = idFault(context.value);
  if (fault !== null) {
    context.issues.push({ code: 'custom', params: { code: fault, maximum: ID_LENGTH }, input: undefined });
  }
});

/** A line of text that people type: at most `maxLength` UTF-16 code units, nothing invisible in it, cleaned (NFC, single blanks). */
export const textSchema = (maxLength: number, { allowEmpty = false } = {}) =>
  z.string().check(
    (context) => {
      const fault = textFault(context.value, maxLength);
      if (fault === null || (fault === 'empty' && allowEmpty)) return;
      context.issues.push({ code: 'custom', params: { code: fault, maximum: maxLength }, input: undefined });
    },
    z.overwrite((text) => (text.length > maxLength ? text : cleanText(text))),
  );

/**
 * A name by which records are found: as {@link textSchema}, and no longer than 256 UTF-16 code units once folded (some characters fold to
 * eighteen), so that it fits an index entry of any database.
 */
export const nameSchema = (maxLength: number) =>
  textSchema(maxLength).check(
    z.refine((name) => name.length > maxLength || foldText(name).length <= KEY_LENGTH, {
      params: { code: 'too_long', maximum: KEY_LENGTH },
    }),
  );

/** The longest folded name, in UTF-16 code units. */
const KEY_LENGTH = 256;

/** Epoch milliseconds, or an ISO 8601 string with an offset; parsed to an {@link Instant}. */
export const instantSchema = /* @__PURE__ */ z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((value: string | number, context) => {
    const instant = parseInstant(value);
    if (instant !== null) return instant;
    context.issues.push({ code: 'custom', params: { code: 'invalid_instant' }, input: undefined });
    return z.NEVER;
  }),
);

/** An e-mail address, parsed to its normal form; see {@link normaliseAddress}. */
export const addressSchema = /* @__PURE__ */ z.pipe(
  z.string(),
  z.transform((value: string, context) => {
    const address = normaliseAddress(value);
    if (address !== null) return address;
    context.issues.push({ code: 'custom', params: { code: 'invalid_address' }, input: undefined });
    return z.NEVER;
  }),
);
