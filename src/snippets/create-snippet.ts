import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { creation, resourceKeys } from '../resources/internal.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { snippetReducers } from './events.js';
import { snippetFields } from './fields.js';
import { adviceOn, snippetFamily } from './rules.js';

const createSnippetInput = /* @__PURE__ */ z.strictObject({
  /** The host's own id for it; one is made where none is given. */
  snippetId: z.exactOptional(idSchema),
  /** By what it is listed, at most 200 UTF-16 code units. Others may have the same. */
  name: snippetFields.name,
  /** At most 10,000 UTF-16 code units, with variables such as `{{contact.firstName}}`. */
  body: snippetFields.body,
  /** Whose it is, where the host itself creates it. */
  ownerId: z.exactOptional(idSchema),
});

/**
 * Creates a reply template: private to whoever writes it, until it is shared. Its name need not be unique, since a refusal would tell of
 * somebody's private snippet.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `owner_required`, `owner_is_actor`, `member_not_found`,
 * `member_suspended`, `snippet_exists`, `client_not_supported`, `invalid_input`.
 *
 * @returns the snippet's id, its variables, and what looks like a variable and is none (advice: it is stored all the same); and a
 * `snippet_created` event
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const body = 'Hello {{contact.firstName}}, we open at {{openingTime}}.';
 * const { output } = unwrap(createSnippet(workspace, { name: 'Opening hours', body }, as(cleo)));
 *
 * output.variables; // => ['contact.firstName']
 * output.problems.map(({ code, text }) => [code, text]); // => [['unknown_variable', '{{openingTime}}']]
 * ```
 * @see decisions 6 and 8 in docs/decisions.md
 */
export const createSnippet = /* @__PURE__ */ verb({
  input: createSnippetInput,
  reads: ({ snippetId, ownerId }) => [
    ...(snippetId === undefined ? [] : resourceKeys({ kind: 'snippet', id: snippetId })),
    ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
  ],
  reducers: snippetReducers,
  decide(read, { name, body, ...input }, context) {
    const begun = creation(read, context, snippetFamily.permission, input.ownerId);
    if (!begun.ok) return begun;
    if (input.snippetId !== undefined && read.get('snippet', input.snippetId) !== null) {
      return fail('snippet_exists', {}, ['snippetId']);
    }
    const snippetId = input.snippetId ?? context.newId();
    const data = { snippetId, ...begun.value };
    const subject = recordKey('snippet', snippetId);
    return ok({
      output: { snippetId, ...adviceOn(body, read.policy) },
      events: [{ type: 'snippet_created', subject, data, personal: { name, body } }],
    });
  },
});
