import * as z from 'zod/mini';
import type { DeepReadonly } from '../../kernel/deep-readonly.js';
import { idSchema, instantSchema, textSchema } from '../../kernel/input.js';
import type { Principal } from '../../sharing/index.js';
import { parsePrincipal } from '../../sharing/index.js';

/** Longest name of a person, group, number or workspace, in UTF-16 code units. */
export const NAME_LENGTH = 100;

export const id = idSchema;
export const instant = instantSchema;
export const name = /* @__PURE__ */ textSchema(NAME_LENGTH);
export const level = /* @__PURE__ */ z.enum(['view', 'edit']);
export const access = /* @__PURE__ */ z.enum(['use', 'read']);

/** Role names: at least one, each once. Whether a role exists is a question to the policy, not to the shape. */
export const roles = /* @__PURE__ */ z.array(idSchema).check(
  z.minLength(1),
  z.maxLength(20),
  z.refine((list) => new Set(list).size === list.length, { params: { code: 'duplicate' } }),
);

/** A principal: `member:…`, `owner:…`, `group:…`, `number:…`, `workspace` or `stewards`. */
export const principal = /* @__PURE__ */ z.custom<Principal>(
  (value) => {
    if (typeof value !== 'string' || value.length > 140) return false;
    const parsed = parsePrincipal(value);
    return parsed !== null && (parsed.id === '' || idSchema.safeParse(parsed.id).success);
  },
  { params: { code: 'invalid_principal' } },
);

/** The type of a record: as its schema parses it, all the way down read-only. */
export type Stored<S> = DeepReadonly<z.output<S>>;
