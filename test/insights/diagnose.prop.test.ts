import fc from 'fast-check';
import { createContact, explainContactAccess, updateContact } from 'partyline/contacts';
import { touchConversation } from 'partyline/conversations';
import { addDirectoryContact } from 'partyline/directory';
import { updateGroup } from 'partyline/groups';
import { diagnose, roleAssignmentReport } from 'partyline/insights';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { claimDomain, inviteMembers, setWorkspaceStatus, updateWorkspaceSettings } from 'partyline/members';
import { addNumber, updateNumberSettings } from 'partyline/numbers';
import { explainResourceAccess, renameResource } from 'partyline/resources';
import { type Cell, type Client, permissions, standardTable } from 'partyline/roles';
import { createSnippet, updateSnippet } from 'partyline/snippets';
import { type Context, definePolicy, recordsOf, type Workspace } from 'partyline/workspace';
import { afterAll, describe, expect, it } from 'vitest';
import { deskStories, endOf, policies, stories } from '../laws/history.js';
import { lawOptions } from '../support/law-options.js';

/** A verb with its input, ready to be tried by somebody. */
type Attempt = (workspace: Workspace, context: Context) => Result<unknown, AnyFailure>;

const attempt =
  <I>(verb: (workspace: Workspace, input: I, context: Context) => Result<unknown, AnyFailure>, input: I): Attempt =>
  (workspace, context) =>
    verb(workspace, input, context);

/** Questions, each with the verb that it is about. */
const questions = function* (workspace: Workspace): Generator<readonly [question: object, verb: Attempt]> {
  for (const numberId of [...workspace.state.number.keys(), 'none']) {
    const message = { numberId, phone: '+15557654399', kind: 'message', direction: 'inbound' } as const;
    yield [{ action: 'use', numberId }, attempt(touchConversation, message)];
    const settings = { numberId, name: 'Another name' };
    yield [{ action: 'numbers.updateSettings', numberId }, attempt(updateNumberSettings, settings)];
  }
  for (const [id] of recordsOf(workspace, 'contact')) {
    const resource = { kind: 'contact', id };
    yield [{ action: 'view', resource }, attempt(explainContactAccess, { contactId: id })];
    yield [{ action: 'edit', resource }, attempt(updateContact, { contactId: id, fields: { firstName: 'Zed' } })];
  }
  for (const [id] of recordsOf(workspace, 'snippet')) {
    const resource = { kind: 'snippet', id };
    yield [{ action: 'view', resource }, attempt(explainResourceAccess, resource)];
    yield [{ action: 'edit', resource }, attempt(updateSnippet, { snippetId: id, name: 'Zed' })];
  }
  for (const [stored] of recordsOf(workspace, 'resource')) {
    const resource = { kind: 'deal', id: stored.slice('deal '.length) };
    yield [{ action: 'view', resource }, attempt(explainResourceAccess, resource)];
    yield [{ action: 'edit', resource }, attempt(renameResource, { ...resource, name: 'Zed' })];
  }
  for (const [groupId, { status }] of recordsOf(workspace, 'group')) {
    if (status === 'live') yield [{ action: 'groups.manage' }, attempt(updateGroup, { groupId, name: 'Brand new' })];
  }
  const offer = { addresses: 'brand-new@acme.example', tokenHashes: ['a'.repeat(64)] };
  yield [{ action: 'members.invite' }, attempt(inviteMembers, offer)];
  const number = { phone: '+15557777777', name: 'New', mode: 'shared' } as const;
  yield [{ action: 'numbers.add' }, attempt(addNumber, number)];
  yield [{ action: 'workspace.updateSettings' }, attempt(updateWorkspaceSettings, { name: 'Brand new' })];
  yield [{ action: 'domains.claim' }, attempt(claimDomain, { domain: 'brand-new.example', acknowledged: true })];
  const entry = { fields: { firstName: 'New', emails: [{ label: 'work', value: 'new@acme.example' }] } };
  yield [{ action: 'directory.manage' }, attempt(addDirectoryContact, entry)];
  yield [{ action: 'contacts.manage' }, attempt(createContact, { contactId: 'brand-new', fields: { firstName: 'B' } })];
  yield [{ action: 'communication.use' }, attempt(createSnippet, { name: 'Brand new', body: 'Hello' })];
  yield [{ action: 'insights.viewAll' }, attempt(roleAssignmentReport, { format: 'csv' })];
};

/** Roles that allow anything at all, the owner's left as it is. */
const cells = fc.record(
  Object.fromEntries(permissions.map((permission) => [permission, fc.constantFrom<Cell>('yes', 'yes', 'no')])),
) as fc.Arbitrary<(typeof standardTable)['member']['cells']>;
const numberCells = fc.constantFrom<Cell>('yes', 'no', 'ownNumber');
const roles = fc.record({ admin: cells, member: cells, settings: numberCells }).map(({ admin, member, settings }) => ({
  owner: standardTable.owner,
  admin: { steward: true, cells: admin },
  member: { steward: false, cells: { ...member, 'numbers.updateSettings': settings } },
}));

const AT = 4_000_000_000_000;

const met = new Map<string, number>();

describe('a diagnosis', () => {
  it('says that nothing is in the way exactly where the verb does not refuse', () => {
    fc.assert(
      fc.property(
        fc.oneof(stories(30, 80), deskStories(30, 80)),
        roles,
        fc.constantFrom<(Client | undefined)[]>(undefined, 'web', 'mobile'),
        fc.nat({ max: 9 }).map((roll) => roll === 0),
        (story, table, client, suspended) => {
          const played = endOf(story);
          const status = suspended ? 'suspended' : 'active';
          const outcome = setWorkspaceStatus(
            played,
            { status },
            { actor: { type: 'system' }, at: AT, newId: () => 's' },
          );
          const ended = outcome.ok ? outcome.value.workspace : played;
          const { roles: _, ...rest } = policies[story.policy] as (typeof policies)[number];
          const workspace = { ...ended, policy: definePolicy({ ...rest, roles: table }) };
          const at = AT;
          let made = 0;
          const newId = () => `n${++made}`;
          const people = [...recordsOf(workspace, 'member')].map(([memberId]) => memberId);
          for (const memberId of people) {
            const context = { actor: { type: 'member', memberId }, at, newId, ...(client && { client }) } as const;
            for (const [question, verb] of questions(workspace)) {
              const asked = { memberId, ...(client && { client }), ...question };
              const host = { actor: { type: 'system' }, at, newId } as const;
              const { allowed, findings } = unwrap(diagnose(workspace, asked as never, host));
              const outcome = verb(workspace, context);
              // The role that is offered, and not the asking, is above theirs.
              if (!outcome.ok && outcome.error.code === 'above_own_authority') continue;
              for (const { code } of findings) met.set(code, (met.get(code) ?? 0) + 1);
              const said = JSON.stringify([question, findings, outcome.ok ? 'ok' : outcome.error]);
              expect(allowed, said).toBe(outcome.ok);
            }
          }
        },
      ),
      lawOptions(90, 91),
    );
  });

  afterAll(() => {
    const codes = [
      'nothing_in_the_way',
      'workspace_suspended',
      'suspended_here',
      'removed_here',
      'role_too_narrow',
      'not_number_owner',
      'no_such_number',
      'number_was_released',
      'number_not_held',
      'not_shared',
      'shared_to_view',
      'is_deleted',
      'changed_at_source',
    ];
    expect(codes.filter((code) => !met.has(code))).toEqual([]);
  });
});
