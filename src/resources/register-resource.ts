import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { placeOf, recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { creationOnNumber } from './creation.js';
import { resourceReducers, subjectOf } from './events.js';
import { declaredFamily } from './families.js';
import { resourceName } from './input.js';
import { resourceKeys } from './standing.js';

const registerResourceInput = /* @__PURE__ */ z.strictObject({
  /** A kind that the policy declares. */
  kind: idSchema,
  /** The host's own id for it; one is made where none is given. */
  id: z.exactOptional(idSchema),
  /** By what it is listed. */
  name: resourceName,
  /** The shared number on which it is made: whoever uses that number sees it. */
  numberId: z.exactOptional(idSchema),
  /** Whose it is, where the host itself registers it. */
  ownerId: z.exactOptional(idSchema),
});

/**
 * Brings one of the host's own things (a deal, a document, an inbox) under the rules of sharing: private to its owner, or, on a number,
 * also seen by those who have that number. What it holds beside its name stays with the host.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `owner_required`, `owner_is_actor`,
 * `member_not_found`, `member_suspended`, `resource_exists`, `number_not_found`, `number_read_only`, `client_not_supported`,
 * `invalid_input`.
 *
 * @returns its kind and id, and a `resource_registered` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { registerResource } from 'partyline/resources';
 * import { shareable } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { definePolicy } from 'partyline/workspace';
 *
 * const policy = definePolicy({ shareables: [shareable('deal')] });
 * const { workspace, as, cleo } = office();
 * const deal = { kind: 'deal', id: 'd1', name: 'Roof of the town hall' };
 *
 * unwrap(registerResource({ ...workspace, policy }, deal, as(cleo))).output; // => { kind: 'deal', id: 'd1' }
 * ```
 * @see decisions 6 and 8 in docs/decisions.md
 */
export const registerResource = /* @__PURE__ */ verb({
  input: registerResourceInput,
  reads: ({ kind, id, numberId, ownerId }) => [
    ...(id === undefined ? [] : resourceKeys({ kind, id })),
    ...(numberId === undefined ? [] : [recordKey('number', numberId)]),
    ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
  ],
  reducers: resourceReducers,
  decide(read, input, context) {
    const { kind, name } = input;
    const family = declaredFamily(read.policy, kind);
    if (!family.ok) return family;
    const begun = creationOnNumber(read, context, family.value.permission, input);
    if (!begun.ok) return begun;
    if (input.id !== undefined && read.get('resource', placeOf({ kind, id: input.id }).id) !== null) {
      return fail('resource_exists', {}, ['id']);
    }
    const resource = { kind, id: input.id ?? context.newId() };
    const data = { resource, ...begun.value };
    const subject = subjectOf(resource);
    return ok({ output: resource, events: [{ type: 'resource_registered', subject, data, personal: { name } }] });
  },
});
