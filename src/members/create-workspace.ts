import * as z from 'zod/mini';
import { fail } from '../kernel/failure.js';
import { ID_LENGTH, isId } from '../kernel/id.js';
import { addressSchema, textSchema } from '../kernel/input.js';
import { ok } from '../kernel/result.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { verifiedAddress } from '../workspace/authorise.js';
import { recordKey } from '../workspace/index.js';
import { NAME_LENGTH } from '../workspace/records/common.js';
import { verb } from '../workspace/verb.js';
import { memberReducers } from './events.js';

const createWorkspaceInput = /* @__PURE__ */ z.strictObject({
  name: textSchema(NAME_LENGTH),
  owner: z.strictObject({ name: textSchema(NAME_LENGTH), address: addressSchema }),
});

/**
 * Creates a workspace with its first member, who owns it and is its primary owner.
 *
 * Done by the host (`system`), or by a person whose verified address is the owner's.
 *
 * Errors: `workspace_not_found` (the workspace's id is none), `workspace_exists`, `address_not_verified`, `invalid_input`.
 *
 * @returns the id of the first owner, and the events `workspace_created` and `member_added`
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createWorkspace } from 'partyline/members';
 * import { emptyWorkspace } from 'partyline/workspace';
 *
 * let next = 0;
 * const context = { actor: { type: 'system' }, at: Date.UTC(2026, 10, 22), newId: () => `id${++next}` } as const;
 * const input = { name: 'Acme', owner: { name: 'Ana', address: 'ana@acme.example' } };
 * const { output, workspace } = unwrap(createWorkspace(emptyWorkspace('acme'), input, context));
 *
 * workspace.state.member.get(output.memberId)?.roles; // => ['owner']
 * ```
 * @see docs/people.md
 */
export const createWorkspace = /* @__PURE__ */ verb({
  input: createWorkspaceInput,
  reads: ({ owner }) => [recordKey('address', owner.address)],
  reducers: memberReducers,
  decide(read, { name, owner }, context) {
    // People type addresses of pages: what is no id names no workspace, and founds none.
    if (!isId(read.id)) return fail('workspace_not_found', { workspaceId: read.id.slice(0, ID_LENGTH).toWellFormed() });
    if (read.get('workspace', WORKSPACE_RECORD) !== null) return fail('workspace_exists', { workspaceId: read.id });
    if (context.actor.type !== 'system' && verifiedAddress(context) !== owner.address) {
      return fail('address_not_verified', {}, ['owner', 'address']);
    }
    const memberId = context.newId();
    return ok({
      output: { memberId },
      events: [
        { type: 'workspace_created', data: { name, primaryOwnerId: memberId }, personal: {} },
        {
          type: 'member_added',
          subject: recordKey('member', memberId),
          data: { memberId, roles: ['owner'], via: 'host', numberDue: false },
          personal: owner,
        },
      ],
    });
  },
});
