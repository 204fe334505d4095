import { isOwner, type Permission, permissions, type RoleTable, roleOf } from '../../roles/index.js';
import { WORKSPACE_RECORD } from '../../sharing/index.js';
import { contactsOf, counterKey, type Key, listKey, type Member, recordKey } from '../../workspace/index.js';
import { finding, type ReviewFinding, suggest } from './finding.js';
import { isOlder, type Look } from './settings.js';

/** What must be read to review some members. */
export const memberKeys = (memberId: string): readonly Key[] => [
  recordKey('member', memberId),
  recordKey('activity', memberId),
  recordKey('succession', memberId),
  listKey('numbersOf', memberId),
  counterKey(contactsOf(memberId)),
];

/** When somebody was last here: when they joined, at least. */
export const seenAt = ({ read }: Look, memberId: string, member: Member): number =>
  Math.max(member.joinedAt, read.get('activity', memberId)?.at ?? 0);

/** Those seen longest ago first. */
export const idlest = (
  look: Look,
  people: readonly (readonly [string, Member])[],
): readonly (readonly [string, Member])[] =>
  [...people].sort((a, b) => seenAt(look, ...a) - seenAt(look, ...b) || (a[0] < b[0] ? -1 : 1));

/** What a role allows everywhere. */
const allowed = (table: RoleTable, role: string): readonly Permission[] =>
  permissions.filter((permission) => roleOf(table, role)?.cells[permission] === 'yes');

/** The roles that allow least, first; stewards behind those who are none. */
const narrowestFirst = (table: RoleTable): readonly string[] =>
  Object.keys(table).sort((a, b) => breadth(table, [a]) - breadth(table, [b]) || (a < b ? -1 : 1));

/** How much somebody with these roles may do. */
const breadth = (table: RoleTable, roles: readonly string[]): number =>
  new Set(roles.flatMap((role) => allowed(table, role))).size +
  (roles.some((role) => roleOf(table, role)?.steward) ? 0.5 : 0);

const isSteward = (table: RoleTable, member: Member): boolean =>
  member.roles.some((role) => roleOf(table, role)?.steward);

/** Too many people who run the workspace: whoever was not here for longest is suggested to go back to the narrowest role. */
export const reviewTeam = (look: Look): readonly ReviewFinding[] => {
  const { read, settings } = look;
  const table = read.policy.roles;
  const primary = read.get('workspace', WORKSPACE_RECORD)?.primaryOwnerId;
  const active = read.list('team', 'all').filter(([, { status }]) => status === 'active');
  const owners = active.filter(([, { roles }]) => isOwner(roles));
  const admins = active.filter(([, member]) => !isOwner(member.roles) && isSteward(table, member));
  const [role] = narrowestFirst(table) as [string];
  const demote = (people: typeof active, limit: number) =>
    idlest(look, people)
      .filter(([id]) => id !== primary)
      .slice(0, people.length - limit)
      .map(([memberId]) => suggest('members.changeRole', { memberId, roles: [role] }));
  const findings: ReviewFinding[] = [];
  if (owners.length > settings.owners) {
    const params = { count: owners.length, limit: settings.owners };
    findings.push(finding('too_many_owners', 'high', params, demote(owners, settings.owners)));
  }
  if (admins.length > settings.admins) {
    const params = { count: admins.length, limit: settings.admins };
    findings.push(finding('too_many_admins', 'medium', params, demote(admins, settings.admins)));
  }
  return findings;
};

/** Somebody who is not here any more, or may do more than they do. */
export const reviewMember = (look: Look, memberId: string): readonly ReviewFinding[] => {
  const member = look.read.get('member', memberId);
  if (member === null) return [];
  if (member.status === 'active') return [...inactive(look, memberId, member), ...broad(look, memberId, member)];
  return member.status === 'suspended' ? suspended(look, memberId, member) : departed(look, memberId, member);
};

const inactive = (look: Look, memberId: string, member: Member): readonly ReviewFinding[] => {
  const { read, at, settings } = look;
  const seen = seenAt(look, memberId, member);
  if (!isOlder(at, seen, settings.inactiveDays)) return [];
  const stewards = isSteward(read.policy.roles, member);
  const suspend = suggest('members.suspend', { memberId });
  const params = { memberId, seenAt: seen, stewards };
  const found = (suggestions: readonly ReturnType<typeof suggest>[]) =>
    finding('inactive_member', stewards ? 'high' : 'medium', params, suggestions);
  if (read.get('workspace', WORKSPACE_RECORD)?.primaryOwnerId !== memberId) return [found([suspend])];
  // The workspace goes to whichever other owner was here last; without one, nobody can take it over.
  const heir = idlest(look, read.list('team', 'all'))
    .filter(([id, { status, roles }]) => id !== memberId && status === 'active' && isOwner(roles))
    .at(-1);
  return [found(heir === undefined ? [] : [suggest('workspace.transferOwnership', { memberId: heir[0] }), suspend])];
};

const broad = (look: Look, memberId: string, member: Member): readonly ReviewFinding[] => {
  const { read, at, settings } = look;
  const table = read.policy.roles;
  const primary = read.get('workspace', WORKSPACE_RECORD)?.primaryOwnerId === memberId;
  if (settings.used === null || primary || !isOlder(at, member.joinedAt, settings.inactiveDays)) return [];
  const held = new Set(member.roles.flatMap((role) => allowed(table, role)));
  const mine = Object.hasOwn(settings.used, memberId) ? (settings.used[memberId] ?? []) : [];
  const needed = [...mine, ...settings.unobserved].filter((permission) => held.has(permission));
  const role = narrowestFirst(table).find((name) => {
    const gives = allowed(table, name);
    return needed.every((permission) => gives.includes(permission));
  });
  if (role === undefined || breadth(table, [role]) >= breadth(table, member.roles)) return [];
  const params = { memberId, roles: member.roles, role };
  return [
    finding('role_broader_than_used', 'medium', params, [suggest('members.changeRole', { memberId, roles: [role] })]),
  ];
};

const suspended = ({ read }: Look, memberId: string, member: Member): readonly ReviewFinding[] => {
  const numbers = new Set([
    ...read.list('numbersOf', memberId).map(([id]) => id),
    ...member.numbers.map(({ id }) => id),
  ]);
  const params = {
    memberId,
    numbers: numbers.size,
    groups: member.groups.length,
    contacts: read.counter(contactsOf(memberId)),
  };
  if (params.numbers + params.groups + params.contacts === 0) return [];
  return [finding('suspended_with_remains', 'medium', params, [suggest('members.remove', { memberId })])];
};

const departed = ({ read }: Look, memberId: string, member: Member): readonly ReviewFinding[] => {
  const left = read.get('succession', memberId);
  const unsettled = left !== null && (left.successorId !== null || left.numbersSuccessorId !== null);
  if (!unsettled && member.groups.length + member.numbers.length === 0) return [];
  return [finding('departed_with_remains', 'high', { memberId }, [suggest('members.settleDeparture', { memberId })])];
};
