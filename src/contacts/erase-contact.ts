import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { actingReach, standingOf } from '../resources/internal.js';
import { erasableWorkspace } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { verb } from '../workspace/verb.js';
import { contactReducers } from './events.js';
import { contactKeys, grantedContact, keysOf } from './rules.js';

const eraseContactInput = /* @__PURE__ */ z.strictObject({ contactId: idSchema });

/**
 * Erases a contact for good, deleted or not: the record, its grants, the keys made from it, and its personal part in everything that
 * happened. What happened to it, to ids, stays on record. It takes who may delete it; the host may do it in a workspace that is suspended
 * or closed too.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `contact_not_found`, `needs_edit`, `needs_owner`,
 * `client_not_supported`, `invalid_input`.
 *
 * @returns a `contact_erased` event
 * @example
 * ```ts
 * import { createContact, eraseContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const erased = unwrap(eraseContact(created.workspace, { contactId: 'dora' }, as(cleo)));
 *
 * erased.commit?.erase; // => ['contact:dora']
 * ```
 * @see decision 24 in docs/decisions.md
 */
export const eraseContact = /* @__PURE__ */ verb({
  input: eraseContactInput,
  reads: ({ contactId }, known) => [...contactKeys(contactId), ...keysOf(known, contactId)],
  reducers: contactReducers,
  decide(read, { contactId }, context) {
    const open = erasableWorkspace(read, context, 'communication.use');
    if (!open.ok && open.error.code !== 'permission_denied') return open;
    // Judged as if it were not deleted, so that what waits for its end can be erased before.
    const found = grantedContact(read, contactId);
    const standing = found && standingOf(read, actingReach(read, context), found.resource, context.at);
    if (found === null || standing === null) return fail('contact_not_found', { contactId }, ['contactId']);
    const directory = found.contact.source === 'directory';
    const allowed = erasableWorkspace(read, context, directory ? 'directory.manage' : 'contacts.manage');
    if (!allowed.ok) return allowed;
    if (standing === 'viewer') return fail('needs_edit', { contactId }, ['contactId']);
    if (standing === 'editor' && !directory) {
      return fail('needs_owner', { contactId, change: 'erase' as const }, ['contactId']);
    }
    const { ownerId } = found.contact;
    const grants = found.resource.grants.map(({ principal, level, until, cause }) => ({
      principal,
      level,
      until,
      cause,
    }));
    return ok({
      output: { contactId },
      events: [{ type: 'contact_erased', data: { contactId, ownerId, grants }, personal: {} }],
      erase: [recordKey('contact', contactId)],
    });
  },
});
