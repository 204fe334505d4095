import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { explaining } from './explaining.js';
import { familyOf } from './families.js';
import { oneResource } from './input.js';
import { resourceKeys } from './standing.js';

const explainResourceAccessInput = /* @__PURE__ */ z.strictObject({
  ...oneResource,
  /** About whom; whoever asks, unless named. */
  memberId: z.exactOptional(idSchema),
});

/**
 * Why somebody sees a resource of any kind, by every path that leads them there. Whoever sees it may ask about others too; to everybody
 * else it does not exist.
 *
 * Errors: `workspace_not_found`, `workspace_not_active`, `unknown_kind`, `resource_not_found`, `member_required`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { explainResourceAccess } from 'partyline/resources';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const made = unwrap(createSnippet(workspace, { snippetId: 'hi', name: 'Hello', body: 'Hello!' }, as(cleo)));
 * const why = unwrap(explainResourceAccess(made.workspace, { kind: 'snippet', id: 'hi' }, as(cleo)));
 *
 * why.paths.map((path) => path.cause); // => ['ownership']
 * ```
 * @see docs/resources.md
 */
export const explainResourceAccess = /* @__PURE__ */ query({
  input: explainResourceAccessInput,
  reads: ({ kind, id, memberId }) => [
    ...resourceKeys({ kind, id }),
    ...(memberId === undefined ? [] : [recordKey('member', memberId)]),
  ],
  answer(read, { kind, id, memberId }, context) {
    const family = familyOf(read.policy, kind);
    return family.ok ? explaining(read, context, family.value, id, memberId) : family;
  },
});
