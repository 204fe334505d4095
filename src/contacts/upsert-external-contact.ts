import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { idSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { textFault } from '../kernel/text.js';
import { stewardGrants } from '../resources/internal.js';
import { activeMember, activeWorkspace } from '../workspace/authorise.js';
import { type Contact, recordKey } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';
import { verb } from '../workspace/verb.js';
import { changedFields } from './changed-fields.js';
import { customAfter, customKeys } from './custom-fields/values.js';
import { contactCreated, contactReducers, contactUpdated, noFields } from './events.js';
import { contactChanges, displayName } from './fields.js';
import { externalKeyOf, isIntegration } from './sources.js';

/** The longest id of another system, in UTF-16 code units; with its source it fits an index entry of any database. */
const EXTERNAL_ID_LENGTH = 256;

/** Another system's id, taken as it is: two ids that look alike are two ids. */
const externalIdSchema = /* @__PURE__ */ z.string().check((context) => {
  const fault = textFault(context.value, EXTERNAL_ID_LENGTH);
  if (fault === null) return;
  context.issues.push({ code: 'custom', params: { code: fault, maximum: EXTERNAL_ID_LENGTH }, input: undefined });
});

const upsertExternalContactInput = /* @__PURE__ */ z.strictObject({
  /** The name of the integration. */
  source: idSchema,
  externalId: externalIdSchema,
  /** Whose it becomes when it is new; for one that is there it says nothing. */
  ownerId: z.exactOptional(idSchema),
  /** What the other system says; what is left out stays. */
  fields: contactChanges,
});

/**
 * Writes a record of another system as a contact: for the host's integrations alone. The same `source` and `externalId` always mean the
 * same contact, however often and from however many places it is sent: the first time makes it, private to `ownerId`, and each
 * further one changes what differs.
 *
 * One that was deleted here stays deleted, and is kept up to date in case somebody restores it; `deleted` says so. Of one that was erased
 * nothing is known any more, so it is made anew: whoever erases a contact has the other system stop sending it.
 *
 * Errors: `system_actor_required`, `workspace_not_found`, `workspace_not_active`, `source_reserved`, `owner_required`,
 * `member_not_found`, `member_suspended`, `contact_empty`, `contact_field_not_found`, `contact_field_retired`,
 * `contact_field_value_refused`, `invalid_input`.
 *
 * @returns the contact's id and what became of it, and a `contact_created` or `contact_updated` event; none where nothing differs
 * @example
 * ```ts
 * import { updateContact, upsertExternalContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, context, as, cleo } = office();
 * const record = { source: 'crm', externalId: '0042', ownerId: cleo, fields: { firstName: 'Dora' } };
 * const first = unwrap(upsertExternalContact(workspace, record, context));
 * const again = unwrap(upsertExternalContact(first.workspace, record, context));
 *
 * [first.output.outcome, again.output.outcome]; // => ['created', 'unchanged']
 * const { contactId } = again.output;
 * const edited = updateContact(again.workspace, { contactId, fields: { firstName: 'Dorothy' } }, as(cleo));
 * edited.ok || edited.error.code; // => 'contact_read_only'
 * ```
 * @see docs/contacts.md
 */
export const upsertExternalContact = /* @__PURE__ */ verb({
  input: upsertExternalContactInput,
  reads: ({ source, externalId, ownerId, fields }, known) => {
    const key = externalKeyOf(source, externalId);
    const contactId = known.state.externalKey.get(key)?.contactId;
    return [
      recordKey('externalKey', key),
      ...customKeys(fields.custom),
      ...(ownerId === undefined ? [] : [recordKey('member', ownerId)]),
      ...(contactId === undefined ? [] : [recordKey('contact', contactId)]),
    ];
  },
  reducers: contactReducers,
  decide(read, { source, externalId, ownerId, fields }, context) {
    if (context.actor.type !== 'system') return fail('system_actor_required');
    const workspace = activeWorkspace(read);
    if (!workspace.ok) return workspace;
    if (!isIntegration(source)) return fail('source_reserved', { source }, ['source']);
    const present = presentContact(read, externalKeyOf(source, externalId));
    if (present !== null) {
      const { contactId, contact } = present;
      const changed = changedFields(read, contact, fields);
      if (!changed.ok) return changed;
      const deleted = contact.deletedAt !== null;
      return Object.keys(changed.value).length === 0
        ? ok({ output: { contactId, outcome: 'unchanged' as const, deleted }, events: [] })
        : ok({
            output: { contactId, outcome: 'updated' as const, deleted },
            events: [contactUpdated(contactId, changed.value)],
          });
    }
    if (ownerId === undefined) return fail('owner_required', {}, ['ownerId']);
    const owner = activeMember(read, ownerId, ['ownerId']);
    if (!owner.ok) return owner;
    const custom = customAfter(read, [], fields.custom);
    if (!custom.ok) return custom;
    const said = { ...noFields, ...fields, custom: custom.value };
    if (displayName(said) === '') return fail('contact_empty', {}, ['fields']);
    const contactId = context.newId();
    const { resharing, adminAccessToPrivate } = read.policy;
    const grants = stewardGrants(adminAccessToPrivate);
    return ok({
      output: { contactId, outcome: 'created' as const, deleted: false },
      events: [contactCreated({ contactId, ownerId, source, resharing, grants }, said, externalId)],
    });
  },
});

/** The contact that a record of another system is already, deleted or not. */
const presentContact = (
  read: Reader,
  key: string,
): { readonly contactId: string; readonly contact: Contact } | null => {
  const contactId = read.get('externalKey', key)?.contactId;
  const contact = contactId === undefined ? null : read.get('contact', contactId);
  return contactId === undefined || contact === null ? null : { contactId, contact };
};
