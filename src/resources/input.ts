import * as z from 'zod/mini';
import { ID_LENGTH, isId } from '../kernel/id.js';
import { idSchema, textSchema } from '../kernel/input.js';

/** The longest name of a resource or snippet, in UTF-16 code units. */
const RESOURCE_NAME_LENGTH = 200;

export const resourceName = /* @__PURE__ */ textSchema(RESOURCE_NAME_LENGTH);

/** One resource, by kind and id. */
export const oneResource = { kind: idSchema, id: idSchema } as const;

/** So many resources change at once, at most. */
export const CHANGED = 10_000;

/** So many are looked at in a preview, person by person. */
export const PREVIEWED = 100;

/** Resources of a kind, up to a limit. */
export const someResources = (limit: number) => ({
  kind: idSchema,
  ids: z.array(idSchema).check(z.minLength(1), z.maxLength(limit)),
});

/** A grant's id as `grantId` makes it. */
export const grantIdSchema = /* @__PURE__ */ z.string().check(
  z.refine(
    (text) => {
      if (text.length > 600) return false;
      const [kind = '', id = '', principal = '', ...rest] = text.split(' ');
      return rest.length === 2 && [kind, id, principal, ...rest].every((part) => isId(part.slice(-ID_LENGTH)));
    },
    { params: { code: 'invalid_id' } },
  ),
);
