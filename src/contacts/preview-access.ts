import * as z from 'zod/mini';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { accessChange, PREVIEWED, previewing } from '../resources/internal.js';
import type { AccessDifference } from '../visibility/index.js';
import { listKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';
import { type AccessRefusal, manageAccess } from './manage-access.js';

const previewAccessInput = /* @__PURE__ */ z.strictObject({
  contactIds: z.array(idSchema).check(z.minLength(1), z.maxLength(PREVIEWED)),
  change: accessChange,
});

/** What a change of access would mean for one contact. */
export interface AccessPreview extends AccessDifference {
  readonly contactId: string;
  /** Why it would not be changed; null where it would, or where nothing differs. */
  readonly refusal: AccessRefusal | null;
}

/**
 * What `manageAccess` would do, before it is done: for up to 100 named contacts, who would gain and lose sight or edit, and who would keep
 * it by another way. It runs the same verb on the same rules and commits nothing, so preview and change cannot disagree.
 *
 * Errors: those of `manageAccess`.
 *
 * @example
 * ```ts
 * import { createContact, previewAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ben, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: `member:${ben}`, level: 'view' }] } as const;
 * const [preview] = unwrap(previewAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 *
 * preview?.gains.map(({ memberId, to }) => [memberId === ben, to]); // => [[true, 'view']]
 * ```
 * @see decisions 8 and 9 in docs/decisions.md
 */
export const previewAccess = /* @__PURE__ */ query({
  input: previewAccessInput,
  reads: (input, known, context) => [listKey('team', 'all'), ...manageAccess.reads(input, known, context)],
  answer(read, input, context, before) {
    const changed = manageAccess(before, input, context);
    if (!changed.ok) return changed;
    const { output, workspace: after } = changed.value;
    const named = ({ contactId }: { readonly contactId: string }) => ({ kind: 'contact', id: contactId });
    return ok(
      previewing(read, output.verdicts, named, { before, after, at: context.at }).map(
        ([{ contactId, refusal }, difference]): AccessPreview => ({ contactId, refusal, ...difference }),
      ),
    );
  },
});
