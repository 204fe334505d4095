import {
  type Actor,
  type Client,
  can,
  explain,
  type Permission,
  permissions,
  roleCan,
  type Staff,
  standardTable,
} from 'partyline/roles';
import { describe, expect, it } from 'vitest';

type RoleName = 'owner' | 'admin' | 'member';

/**
 * The table in sentences: who may do something, and why. Whoever is not named may not. "For their own number" is for whoever owns the
 * number in question. The words after the dash are for the reader.
 */
const sentences = `
communication.use: owners, admins and members may – calls, texts and messages to teammates are what everybody is here for.
contacts.manage: owners, admins and members may – contacts are everyday work; whose they are is another question.
contacts.import: owners, admins and members may – an import makes contacts of one's own, in bulk.
members.invite: owners and admins may – a seat costs money, and whoever comes in sees the workspace.
members.remove: owners and admins may, not on mobile, owners alone where it concerns an owner – it cannot be undone by a thumb.
members.changeRole: owners and admins may, owners alone where it concerns an owner – nobody acts on those above them.
billing.manage: owners may – the money is theirs.
numbers.updateSettings: owners and admins may, members for their own number – a number's owner answers for it.
numbers.add: owners and admins may – a number costs money.
groups.manage: owners and admins may, not on mobile where something is created – groups are made with an overview.
integrations.configure: owners and admins may – what is connected reads along.
porting.manage: owners and admins may – it moves a number between carriers.
owners.manage: owners may – only owners make and unmake owners.
numbers.manageAccess: owners and admins may, members for their own number – who uses a number, its owner says.
groups.use: owners, admins and members may – mentioning a group and sharing with it is everyday work.
domains.claim: owners and admins may – it opens the door to a whole domain.
directory.manage: owners and admins may – everybody reads the directory, stewards write it.
workspace.updateSettings: owners and admins may – the name over the door.
insights.viewAll: owners and admins may – reports about everybody; members see those of their own numbers.
`;

interface Row {
  readonly may: ReadonlySet<RoleName>;
  readonly forOwnNumber: ReadonlySet<RoleName>;
  readonly notOnMobile: 'ever' | 'creating' | null;
  readonly ownersOnOwners: boolean;
}

const rolesIn = (text: string): ReadonlySet<RoleName> =>
  new Set((['owner', 'admin', 'member'] as const).filter((role) => text.includes(`${role}s`)));

const rowOf = (sentence: string): readonly [Permission, Row] => {
  const [said = '', why = ''] = sentence.split(' – ');
  if (why === '') throw new Error(`no reason: ${sentence}`);
  const [permission = '', rule = ''] = said.split(': ');
  const [who = '', conditions = ''] = rule.split(' may');
  const mobile = conditions.includes('not on mobile');
  const row: Row = {
    may: rolesIn(who),
    forOwnNumber: rolesIn(/[a-z ]+ for their own number/.exec(conditions)?.[0] ?? ''),
    notOnMobile: mobile ? (conditions.includes('where something is created') ? 'creating' : 'ever') : null,
    ownersOnOwners: conditions.includes('owners alone where it concerns an owner'),
  };
  return [permission as Permission, row];
};

const rows = new Map(sentences.trim().split('\n').map(rowOf));

const person = (status: 'active' | 'suspended' | 'removed', ...roles: string[]) => ({ status, roles });

/** Two of each role, so that everybody has somebody of each to act on. */
const staff: Staff = {
  complete: true,
  policy: { roles: standardTable },
  state: {
    member: new Map([
      ...(['owner', 'admin', 'member'] as const).flatMap((role) => [
        [role, person('active', role)] as const,
        [`other ${role}`, person('active', role)] as const,
        [`suspended ${role}`, person('suspended', role)] as const,
        [`removed ${role}`, person('removed', role)] as const,
      ]),
      ['owner who is also a member', person('active', 'member', 'owner')],
    ]),
    number: new Map([
      ...(['owner', 'admin', 'member'] as const).map((role) => [`number of ${role}`, { ownerId: role }] as const),
      ['number of other member', { ownerId: 'other member' }],
      ['number of nobody', { ownerId: null }],
    ]),
  },
};

const actors: readonly RoleName[] = ['owner', 'admin', 'member'];
const targets = [undefined, ...staff.state.member.keys(), 'somebody unknown'];
const numbers = [undefined, ...staff.state.number.keys(), 'a number unknown'];
const clients: readonly (Client | undefined)[] = [undefined, 'web', 'desktop', 'mobile'];
const as = (memberId: string): Actor => ({ type: 'member', memberId });

describe('who may do what', () => {
  it('has a sentence for each permission, and no other', () => {
    expect([...rows.keys()]).toEqual([...permissions]);
    expect([...rows.values()].every(({ may }) => may.has('owner'))).toBe(true);
  });

  it('what the parser of the sentences reads is what they say', () => {
    expect(rows.get('members.remove')).toEqual({
      may: new Set(['owner', 'admin']),
      forOwnNumber: new Set(),
      notOnMobile: 'ever',
      ownersOnOwners: true,
    });
    expect(rows.get('numbers.manageAccess')).toMatchObject({ forOwnNumber: new Set(['member']), notOnMobile: null });
    expect(rows.get('groups.manage')).toMatchObject({ notOnMobile: 'creating', ownersOnOwners: false });
    expect(rows.get('billing.manage')).toMatchObject({ may: new Set(['owner']), forOwnNumber: new Set() });
  });

  it('every role × permission × target × number × client × making something: as the sentences say, and for their reason', () => {
    const wrong: string[] = [];
    let cases = 0;
    for (const [permission, row] of rows) {
      for (const role of actors) {
        for (const memberId of targets) {
          for (const numberId of numbers) {
            for (const client of clients) {
              for (const creates of [undefined, true]) {
                cases += 1;
                const rule = ruleOf(row, role, memberId, numberId, client, creates === true);
                const target = { memberId, numberId, client, creates };
                const decision = explain(staff, as(role), permission, target);
                const allowed = rule === 'role_allows' || rule === 'number_owner';
                const same =
                  decision.rule === rule && decision.allowed === allowed && decision.permission === permission;
                if (!same || can(staff, as(role), permission, target) !== allowed) {
                  wrong.push(`${role} ${permission} ${JSON.stringify(target)}: ${decision.rule}, not ${rule}`);
                }
              }
            }
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(cases).toBe(19 * 3 * targets.length * numbers.length * 4 * 2);
  });

  it('a role by itself allows what needs no number', () => {
    for (const [permission, { may }] of rows) {
      for (const role of actors)
        expect([permission, role, roleCan(role, permission)]).toEqual([permission, role, may.has(role)]);
    }
  });

  it('nobody who is suspended, removed or a stranger may do anything, to anybody, anywhere', () => {
    const shut = [...staff.state.member.keys()].filter((name) => /suspended|removed/.test(name));
    for (const permission of permissions) {
      for (const memberId of [...shut, 'somebody unknown']) {
        for (const numberId of numbers) {
          for (const client of clients) expect(can(staff, as(memberId), permission, { numberId, client })).toBe(false);
        }
      }
    }
  });

  it('several roles may what any of them may', () => {
    for (const permission of permissions) {
      const both = can(staff, as('owner who is also a member'), permission);
      expect([permission, both]).toEqual([permission, true]);
    }
  });
});

/** What the sentences make of a case, and by which rule; conditions of the place come before those of the person. */
const ruleOf = (
  { may, forOwnNumber, notOnMobile, ownersOnOwners }: Row,
  role: RoleName,
  memberId: string | undefined,
  numberId: string | undefined,
  client: Client | undefined,
  creates: boolean,
): string => {
  if (client === 'mobile' && (notOnMobile === 'ever' || (notOnMobile === 'creating' && creates)))
    return 'client_not_supported';
  if (ownersOnOwners && memberId?.includes('owner') && role !== 'owner') return 'target_is_owner';
  if (may.has(role)) return 'role_allows';
  if (!forOwnNumber.has(role)) return 'role_lacks_permission';
  return numberId === `number of ${role}` ? 'number_owner' : 'number_owner_only';
};
