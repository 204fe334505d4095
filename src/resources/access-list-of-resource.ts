import * as z from 'zod/mini';
import { query } from '../workspace/query.js';
import { accessListing, listingKeys } from './explaining.js';
import { familyOf } from './families.js';
import { oneResource } from './input.js';

const accessListOfResourceInput = /* @__PURE__ */ z.strictObject(oneResource);

/**
 * Everybody who sees a resource of any kind, with their level and every way that leads them there; how widely it is shared, and what
 * its owner and those it is granted to are called. For those who see it themselves; to everybody else it does not exist.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { accessListOfResource } from 'partyline/resources';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const { people } = unwrap(accessListOfResource(made.workspace, { kind: 'snippet', id: 'hi' }, as(cleo)));
 *
 * people.map(({ level }) => level); // => ['edit']
 * ```
 * @see docs/resources.md
 */
export const accessListOfResource = /* @__PURE__ */ query({
  input: accessListOfResourceInput,
  reads: (resource, known) => listingKeys(known, resource),
  answer(read, { kind, id }, context) {
    const family = familyOf(read.policy, kind);
    return family.ok ? accessListing(read, context, family.value, id) : family;
  },
});
