import fc from 'fast-check';
import {
  accessListOf,
  attachToNumber,
  createContact,
  defineContactField,
  deleteContact,
  detachFromNumber,
  eraseContact,
  explainContactAccess,
  importContacts,
  listContactFields,
  manageAccess,
  previewAccess,
  restoreContact,
  retireContactField,
  transferContact,
  updateContact,
  updateContactField,
  upsertExternalContact,
} from 'partyline/contacts';
import {
  assignConversation,
  conversationOf,
  deleteComment,
  editComment,
  endVoidAssignments,
  eraseConversation,
  inboxSummary,
  markDone,
  markUnread,
  markViewed,
  openThread,
  postComment,
  reactToComment,
  readComments,
  readConversations,
  readHandovers,
  readThreads,
  reopenConversation,
  startReplying,
  stopReplying,
  touchConversation,
  transferConversation,
  unassignConversation,
} from 'partyline/conversations';
import { addDirectoryContact, importDirectory } from 'partyline/directory';
import {
  addGroupMembers,
  clearRevokedGrants,
  createGroup,
  deleteGroup,
  listGroups,
  removeGroupMembers,
  revokeGroupAccess,
  updateGroup,
} from 'partyline/groups';
import {
  activityReport,
  diagnose,
  recordActivity,
  reviewPage,
  roleAssignmentReport,
  sealTrail,
} from 'partyline/insights';
import type { AnyFailure, Result } from 'partyline/kernel';
import {
  acceptInvitation,
  chooseNumber,
  joinByDomain,
  leaveWorkspace,
  planRemoval,
  previewReach,
  removeMember,
  settleDeparture,
} from 'partyline/lifecycle';
import {
  addMember,
  changeAddress,
  changeRole,
  claimDomain,
  createWorkspace,
  diagnoseJoin,
  domainClaim,
  eraseInvitee,
  erasePerson,
  inviteMembers,
  listInvitations,
  listTeam,
  markSeen,
  onboardingOf,
  recoverOwnership,
  reinstateMember,
  releaseDomain,
  requestAddressChange,
  resendInvitation,
  revokeInvitation,
  setWorkspaceStatus,
  suspendMember,
  transferOwnership,
  updateProfile,
  updateWorkspaceSettings,
  verifyDomain,
} from 'partyline/members';
import {
  addNumber,
  assignNumber,
  cancelPorting,
  listNumbers,
  releaseNumber,
  requestPorting,
  ringPlan,
  setDoNotDisturb,
  setNumberMode,
  setNumberNotifications,
  setNumberOwner,
  setRingOrder,
  setSchedule,
  unassignNumber,
  updateNumberSettings,
  updatePorting,
} from 'partyline/numbers';
import {
  accessListOfResource,
  attachResourceToNumber,
  deleteResource,
  detachResourceFromNumber,
  eraseResource,
  explainResourceAccess,
  manageResourceAccess,
  previewResourceAccess,
  registerResource,
  renameResource,
  restoreResource,
  sweepEndedGrants,
  transferResource,
} from 'partyline/resources';
import { type Actor, type Client, standardTable } from 'partyline/roles';
import { shareable } from 'partyline/sharing';
import {
  createSnippet,
  deleteSnippet,
  eraseSnippet,
  manageSnippetAccess,
  restoreSnippet,
  transferSnippet,
  updateSnippet,
} from 'partyline/snippets';
import {
  type Change,
  type Context,
  definePolicy,
  emptyWorkspace,
  type Kind,
  type Operation,
  type Policy,
  recordsOf,
  resourceAt,
  type Tables,
  type Workspace,
} from 'partyline/workspace';
import { hostileStrings, Picks } from './picks.js';

/** Any verb or query, its types forgotten. */
export interface AnyOperation extends Operation<never> {
  (workspace: Workspace, input: never, context: Context): Result<unknown, AnyFailure>;
  readonly isQuery: boolean;
}

/** 2026-11-22, 9 o'clock UTC. */
export const OPENING = Date.UTC(2026, 10, 22, 9);
export const MINUTE = 60_000;

/** Ids nobody has. */
const strangers = ['nobody', 'someone-else', 'ghost'] as const;

/** What a row of the table looks at: the workspace as it stands, and random picks. */
export class Look extends Picks {
  readonly workspace: Workspace;
  readonly turn: number;
  readonly at: number;

  constructor(workspace: Workspace, turn: number, at: number, seed: number) {
    super(seed);
    this.workspace = workspace;
    this.turn = turn;
    this.at = at;
  }

  records<K extends Kind>(kind: K): readonly (readonly [string, Tables[K]])[] {
    return [...recordsOf(this.workspace, kind)];
  }

  ids(kind: Kind, where: (id: string) => boolean = () => true): readonly string[] {
    return this.records(kind)
      .map(([id]) => id)
      .filter(where);
  }

  /** One id of a kind, seldom one that nobody has, and more seldom one that nobody could have. */
  id(kind: Kind, where?: (id: string) => boolean): string {
    const roll = this.next();
    if (roll < 0.03) return this.of(...strangers);
    if (roll < 0.045) return this.one(hostileStrings) as string;
    return this.one(this.ids(kind, roll < 0.9 ? where : undefined)) ?? this.one(this.ids(kind)) ?? 'nobody';
  }

  member(id: string): Tables['member'] | null {
    return this.workspace.state.member.get(id) ?? null;
  }

  number(id: string): Tables['number'] | null {
    return this.workspace.state.number.get(id) ?? null;
  }

  isLiveGroup(id: string): boolean {
    return this.workspace.state.group.get(id)?.status === 'live';
  }

  holds(id: string, role: string): boolean {
    return this.member(id)?.roles.includes(role) === true;
  }

  /** Somebody to act: mostly one who satisfies the wish, at times the host, a person, a stranger. */
  actor(wish: (memberId: string) => boolean = () => true): Actor {
    const roll = this.next();
    if (roll < 0.12) return { type: 'system' };
    if (roll < 0.14) return { type: 'person', address: 'passer-by@elsewhere.example' };
    if (roll < 0.15) return { type: 'member', memberId: this.one(hostileStrings) as string };
    const all = this.ids('member');
    const wished = roll < 0.75 ? all.filter(wish) : [];
    return { type: 'member', memberId: this.one(wished.length > 0 ? wished : all) ?? 'nobody' };
  }

  primary(): string {
    return this.workspace.state.workspace.get('self')?.primaryOwnerId ?? 'nobody';
  }

  isOpen(): boolean {
    return this.workspace.state.workspace.get('self')?.status === 'active';
  }

  /** The same member for whoever asks in this turn. */
  whose(): string {
    const active = this.ids('member', (id) => this.member(id)?.status === 'active');
    return active[this.turn % Math.max(1, active.length)] ?? 'nobody';
  }

  /** An address that is somebody's, was, or is invited. */
  address(): string {
    return this.one(this.ids('address')) ?? 'nobody@acme.example';
  }

  /** The same contact for whoever asks in this turn. */
  hot(): string {
    const all = this.ids('contact');
    return all[(this.turn * 7) % Math.max(1, all.length)] ?? 'nobody';
  }

  /** Something of a kind: one that is there, mostly. */
  thing(kind: string, where: (record: Tables['snippet' | 'resource']) => boolean = () => true): string {
    if (this.chance(0.03)) return this.of(...strangers);
    const all: readonly (readonly [string, Tables['snippet' | 'resource']])[] =
      kind === 'snippet'
        ? this.records('snippet')
        : this.records('resource')
            .filter(([, record]) => record.kind === kind)
            .map(([id, record]) => [resourceAt({ kind: 'resource', id }).id, record] as const);
    const wished = all.filter(([, record]) => where(record));
    return (this.one(wished) ?? this.one(all))?.[0] ?? 'nobody';
  }

  /** Some principals that something is granted to by hand, and the workspace. */
  principalsOn(ids: readonly string[]): readonly string[] {
    const given = this.records('grant').filter(([, { resource }]) => ids.includes(resource.id));
    const principals = this.some(
      given.map(([, grant]) => grant.principal),
      2,
    );
    return [...new Set([...principals, 'workspace'])];
  }

  /** The same conversation for whoever asks in this turn. */
  talk(): { readonly id: string; readonly numberId: string } | undefined {
    const live = this.records('conversation').filter(([, { numberId }]) => this.number(numberId)?.status === 'live');
    const [id, conversation] = live[(this.turn * 3) % Math.max(1, live.length)] ?? [];
    return id === undefined || conversation === undefined ? undefined : { id, numberId: conversation.numberId };
  }

  /** Likewise a thread of direct messages. */
  talkThread(): readonly [string, Tables['thread']] | undefined {
    const all = this.records('thread');
    return all[this.turn % Math.max(1, all.length)];
  }

  /** Whether a contact was given to somebody by hand, by name or by a group. */
  isGiven(contactId: string, memberId: string): boolean {
    const mine = [
      `member:${memberId}`,
      ...(this.member(memberId)?.groups ?? []).map((id) => `group:${id}`),
      'workspace',
    ];
    return this.records('grant').some(
      ([, { resource, principal, cause }]) =>
        resource.id === contactId && cause === 'manual' && mine.includes(principal),
    );
  }

  invitation(): string {
    return (
      this.one(
        this.ids('invitation', (id) => this.workspace.state.invitation.get(id)?.status === 'pending').slice(-4),
      ) ?? this.id('invitation')
    );
  }

  until(): number | string | null | undefined {
    const roll = this.next();
    if (roll < 0.4) return undefined;
    if (roll < 0.5) return null;
    if (roll < 0.6) return this.at + this.below(3) - 1;
    if (roll < 0.9) return this.at + this.below(40) * MINUTE;
    return new Date(this.at + this.below(400) * MINUTE).toISOString();
  }

  /** Some grants as one would type them. */
  grants(most = 3): readonly { principal: string; level?: string; until?: number | string | null }[] {
    return Array.from({ length: 1 + this.below(most) }, () => {
      const until = this.until();
      const kind = this.of('workspace', 'member', 'member', 'group', 'group', 'number');
      const groups = this.ids('group');
      const principal =
        kind === 'member'
          ? `member:${this.id('member')}`
          : kind === 'group' && groups.length > 0
            ? `group:${this.id('group', (id) => this.isLiveGroup(id))}`
            : kind === 'number' && this.chance(0.1)
              ? `number:${this.id('number')}`
              : 'workspace';
      return {
        principal,
        ...(this.chance(0.6) ? { level: this.of('view', 'edit') } : {}),
        ...(until === undefined ? {} : { until }),
      };
    });
  }
}

/** How one verb is tried: who does it, and what they type. */
interface Move {
  readonly operation: AnyOperation;
  /** How often, beside the others. */
  readonly weight: number;
  readonly actor: (look: Look) => Actor;
  readonly input: (look: Look) => object;
}

const staff = (look: Look) => look.actor((id) => look.holds(id, 'owner') || look.holds(id, 'admin'));
const host = (look: Look): Actor => (look.chance(0.9) ? { type: 'system' } : look.actor());
const anybody = (look: Look) => look.actor();
const thingOwner = (look: Look) => {
  const things = [...look.records('snippet'), ...look.records('resource')];
  const owners = new Set(things.map(([, { ownerId }]) => ownerId));
  return look.actor((id) => owners.has(id));
};
const contactOwner = (look: Look) => {
  const owners = new Set(look.records('contact').map(([, contact]) => contact.ownerId));
  return look.actor((id) => owners.has(id));
};

/** Somebody who has the number of a conversation that was looked at: mostly one who may work on it. */
const users = (look: Look) =>
  look.actor((id) => (look.member(id)?.numbers ?? []).some(({ access }) => access === 'use' || look.chance(0.1)));

/** Those who may use the number of the conversation of this turn, or have it at all. */
const teamOf = (look: Look) => {
  const numberId = look.talk()?.numberId;
  return look.actor(
    (id) => look.member(id)?.numbers.some((held) => held.id === numberId && held.access === 'use') === true,
  );
};

/** A conversation of this turn, seldom another one, or none. */
const talked = (look: Look): string => (look.chance(0.93) ? (look.talk()?.id ?? 'nobody') : look.id('conversation'));

const assignee = (look: Look): object => {
  const numberId = look.talk()?.numberId;
  const user = look.id(
    'member',
    (id) => look.member(id)?.numbers.some((held) => held.id === numberId && held.access === 'use') === true,
  );
  const groups = look.member(user)?.groups ?? [];
  return look.chance(0.75)
    ? { type: 'member', id: user }
    : { type: 'group', id: look.one(groups.filter((id) => look.isLiveGroup(id))) ?? look.id('group') };
};

/** Those who handled something on a number until it was taken from them: what they had must not come back with it. */
const lostNumber = (look: Look, numberId: string): readonly string[] =>
  look
    .records('conversation')
    .filter(([, { numberId: on }]) => on === numberId)
    .map(([, { assignment }]) => assignment?.to.slice('member:'.length) ?? '')
    .filter((id) => look.member(id)?.numbers.every((held) => held.id !== numberId) === true);

const mention = (look: Look): string =>
  look.chance(0.7) ? `@[Somebody](member:${look.id('member')})` : `@[Some](group:${look.id('group')})`;

const commentText = (look: Look): string =>
  `Line ${look.turn}\n${look.chance(0.4) ? mention(look) : ''}${look.chance(0.2) ? mention(look) : ''}.`;

/** Where somebody writes: about the conversation of this turn, or to teammates. */
const commentPlace = (look: Look): { readonly kind: 'conversation' | 'thread'; readonly id: string } => {
  const [thread] = look.talkThread() ?? [];
  return thread !== undefined && look.turn % 3 === 0
    ? { kind: 'thread', id: thread }
    : { kind: 'conversation', id: talked(look) };
};

const writers = (look: Look) => {
  const [, thread] = look.talkThread() ?? [];
  return thread !== undefined && look.turn % 3 === 0 ? look.actor((id) => thread.memberIds.includes(id)) : teamOf(look);
};

/** A comment of this turn, with who wrote it. */
const commented = (look: Look) => {
  const all = look.records('comment').filter(([, { deletedAt }]) => deletedAt === null);
  return all[(look.turn * 5) % Math.max(1, all.length)] ?? null;
};
const authors = (look: Look): Actor => {
  const author = commented(look)?.[1].authorId;
  return author === undefined || look.chance(0.1)
    ? look.actor()
    : author === null
      ? { type: 'system' }
      : { type: 'member', memberId: author };
};
const anyComment = (look: Look): string =>
  look.chance(0.95) ? (commented(look)?.[0] ?? 'nobody') : look.id('comment');

/** What people do for themselves, and the host for anybody: both draw the same member first. */
const own = (input: (look: Look, memberId: string) => object): Pick<Move, 'actor' | 'input'> => ({
  actor: (look) => {
    const memberId = look.whose();
    return look.chance(0.15) ? host(look) : { type: 'member', memberId };
  },
  input: (look) => input(look, look.chance(0.95) ? look.whose() : look.id('member')),
});

/** SHA-256 in hexadecimal, or what looks like one. */
const hashOf = (n: number): string =>
  Math.round(n * 2)
    .toString(16)
    .padStart(64, 'a0');

const phone = (look: Look): string =>
  look.chance(0.9) ? `+1666${String(look.turn).padStart(7, '0')}` : '+15550000007';

const week = (look: Look): object => ({
  zone: look.of('Europe/Berlin', 'America/New_York', 'UTC'),
  days: { monday: [{ from: '09:00', to: '17:00' }], sunday: look.chance(0.5) ? [{ from: '22:00', to: '02:00' }] : [] },
});

const roleNames = (look: Look): readonly string[] => Object.keys(look.workspace.policy.roles);
const roles = (look: Look): readonly string[] =>
  look.chance(0.85) ? [look.one(roleNames(look)) as string] : look.some([...roleNames(look), 'wizard'], 2);
/** Some names fold to the same. */
const groupName = (look: Look): string =>
  look.chance(0.4)
    ? look.of('Sales', 'SALES', 'Straße', 'strasse', '__proto__', 'constructor', 'Ⅻ', 'xii', 'ΣΑΣ', 'σας')
    : `Team ${look.turn}`;
const address = (look: Look): string => (look.chance(0.9) ? `P${look.turn}@Acme.example` : 'p0@acme.example');
/** Half the contacts have an id of the host's; some of those come twice. */
const broughtId = (look: Look): string =>
  look.of('c:1', 'a/b', '😀', 'Ünï', '0', 'hasOwnProperty', `own-${look.turn}`, `own-${look.turn}`, `own-${look.turn}`);

const fields = (look: Look): object => ({
  firstName: look.of('Dora', 'dora', 'Émile', '李', 'Zoë', 'ß', '', '\u{1f600}', '\uff21'),
  ...(look.chance(0.3) ? { lastName: look.of('Ng', 'Öz', 'van der Berg') } : {}),
  ...(look.chance(0.2) ? { phones: [{ label: 'work', value: '+4930123456' }] } : {}),
  ...(look.chance(0.2) ? { emails: [{ label: 'work', value: 'D@Ex.example' }] } : {}),
  ...(look.chance(0.4) ? { custom: custom(look) } : {}),
});

/** What somebody writes in the workspace's own fields: mostly what they take, at times what they do not. */
const custom = (look: Look): readonly { fieldId: string; value: unknown }[] => {
  const [fieldId, field] = look.one(look.records('contactField')) ?? [look.of(...strangers), null];
  const optionIds = (field?.options ?? []).map(({ optionId }) => optionId);
  const values = {
    text: look.of('x', ' two  words ', ''),
    number: look.of(0, -0, 1.5, 1e300),
    date: look.of('2024-02-29', '2026-11-22', '2026-02-30'),
    boolean: look.chance(0.5),
    url: look.of('https://acme.example/a?b=1', 'http://x', 'javascript:alert(1)'),
    address: look.of('1 High Street,\nLondon', ''),
    multiSelect: look.some(optionIds, 3),
  } as const;
  const value = look.chance(0.15)
    ? null
    : values[look.chance(0.9) ? (field?.type ?? 'text') : look.of('text', 'number')];
  return [{ fieldId, value }];
};

/** Some fold to the same. */
const fieldName = (look: Look): string => look.of('Birthday', 'BIRTHDAY', 'Stage', `Field ${look.turn}`);

const named = (name: string) => ({ name });

const accessInput = (look: Look): object => {
  const first = look.chance(0.5) ? look.hot() : look.id('contact');
  const contactIds = [first, ...(look.chance(0.3) ? look.some(look.ids('contact'), 4) : [])];
  const type = look.of('add', 'add', 'add', 'replace', 'remove', 'private');
  if (type === 'private') return { contactIds, change: { type } };
  if (type !== 'remove') return { contactIds, change: { type, grants: look.grants() } };
  return { contactIds, change: { type, principals: look.principalsOn(contactIds) } };
};

/** The changes that can be looked at before they are made. */
export const reachChanges = [
  'addGroupMembers',
  'removeGroupMembers',
  'deleteGroup',
  'revokeGroupAccess',
  'assignNumber',
  'unassignNumber',
  'setNumberMode',
  'setNumberOwner',
  'releaseNumber',
  'suspendMember',
  'removeMember',
  'leaveWorkspace',
] as const;

/** Kinds of things: the host's, seldom those that have verbs of their own, and one that nobody declared. */
const kindOf = (look: Look): string => {
  const roll = look.next();
  return roll < 0.75 ? 'deal' : roll < 0.85 ? 'contact' : roll < 0.95 ? 'snippet' : 'yacht';
};

const changeOn = (look: Look, ids: readonly string[]): object => {
  const type = look.of('add', 'add', 'add', 'replace', 'remove', 'private');
  if (type === 'private') return { type };
  return type === 'remove' ? { type, principals: look.principalsOn(ids) } : { type, grants: look.grants() };
};

const idOf = (look: Look, kind: string): string => (kind === 'contact' ? look.id('contact') : look.thing(kind));

const thingInput = (look: Look): { kind: string; id: string } => {
  const kind = kindOf(look);
  return { kind, id: idOf(look, kind) };
};

const thingsInput = (look: Look): object => {
  const kind = kindOf(look);
  const ids = Array.from({ length: look.chance(0.3) ? 3 : 1 }, () => idOf(look, kind));
  return { kind, ids, change: changeOn(look, ids) };
};

/** Of a kind that is registered, deleted, handed over: the host's. */
const deal = (look: Look, where?: (record: Tables['snippet' | 'resource']) => boolean) => ({
  kind: look.chance(0.97) ? 'deal' : 'yacht',
  id: look.thing('deal', where),
});

/**
 * Every operation of the library, and how a random history tries it. A new verb is one row here; the suite fails when a verb of the
 * service has no row, and when one never succeeds.
 */
export const moves = {
  createWorkspace: {
    operation: createWorkspace,
    weight: 0.3,
    actor: host,
    input: (look) => ({ name: 'Acme again', owner: { name: 'Ana', address: address(look) } }),
  },
  addMember: {
    operation: addMember,
    weight: 2,
    actor: host,
    input: (look) => ({ name: `Person ${look.turn}`, address: address(look), roles: roles(look) }),
  },
  changeRole: {
    operation: changeRole,
    weight: 2,
    actor: staff,
    input: (look) => ({ memberId: look.id('member'), roles: roles(look) }),
  },
  addNumber: {
    operation: addNumber,
    weight: 1.5,
    actor: staff,
    input: (look) => ({
      phone: look.chance(0.9) ? `+1555${String(look.turn).padStart(7, '0')}` : '+15550000007',
      name: 'Desk',
      mode: look.chance(0.8) ? 'shared' : 'exclusive',
      ...(look.chance(0.6) ? { ownerId: look.id('member') } : {}),
    }),
  },
  assignNumber: {
    operation: assignNumber,
    weight: 4,
    actor: (look) =>
      look.actor((id) => look.holds(id, 'owner') || look.ids('number').some((n) => look.number(n)?.ownerId === id)),
    input: (look) => {
      const numberId = look.id('number', (id) => look.number(id)?.mode === 'shared');
      const back = look.chance(0.3) ? look.one(lostNumber(look, numberId)) : undefined;
      return { numberId, memberId: back ?? look.id('member'), access: look.of('use', 'use', 'read') };
    },
  },
  unassignNumber: {
    operation: unassignNumber,
    weight: 1.5,
    actor: staff,
    input: (look) => {
      const numberId = look.id('number');
      return {
        numberId,
        memberId: look.id('member', (id) => look.member(id)?.numbers.some((held) => held.id === numberId) === true),
      };
    },
  },
  createGroup: {
    operation: createGroup,
    weight: 1.5,
    actor: staff,
    input: (look) => ({
      name: groupName(look),
      ...(look.chance(0.3) ? { emoji: look.of('📞', '👩‍👩‍👧', '🇫🇷') } : {}),
      ...(look.chance(0.7) ? { memberIds: [look.id('member'), look.id('member')] } : {}),
    }),
  },
  addGroupMembers: {
    operation: addGroupMembers,
    weight: 3,
    actor: staff,
    input: (look) => ({
      groupId: look.id('group', (id) => look.isLiveGroup(id)),
      memberIds: [look.id('member'), ...look.some(look.ids('member'), 2)],
    }),
  },
  removeGroupMembers: {
    operation: removeGroupMembers,
    weight: 1.5,
    actor: staff,
    input: (look) => {
      const groupId = look.id('group');
      return { groupId, memberIds: [look.id('member', (id) => look.member(id)?.groups.includes(groupId) === true)] };
    },
  },
  updateGroup: {
    operation: updateGroup,
    weight: 1,
    actor: staff,
    input: (look) => ({
      groupId: look.id('group', (id) => look.isLiveGroup(id)),
      ...(look.chance(0.7) ? { name: groupName(look) } : {}),
      ...(look.chance(0.3) ? { emoji: look.of('📞', '🇫🇷') } : {}),
      ...(look.chance(0.3) ? { description: look.of('', 'Who sells') } : {}),
    }),
  },
  deleteGroup: {
    operation: deleteGroup,
    weight: 0.6,
    actor: staff,
    input: (look) => ({ groupId: look.id('group', (id) => look.isLiveGroup(id)) }),
  },
  revokeGroupAccess: {
    operation: revokeGroupAccess,
    weight: 0.6,
    actor: staff,
    input: (look) => ({ groupId: look.id('group', (id) => !look.isLiveGroup(id)) }),
  },
  clearRevokedGrants: {
    operation: clearRevokedGrants,
    weight: 0.8,
    actor: host,
    input: (look) => {
      const revoked = look.workspace.state.workspace.get('self')?.revoked ?? [];
      const principal = look.chance(0.9) ? (look.one(revoked) ?? 'group:none') : `group:${look.id('group')}`;
      const given = look.records('grant').filter(([, grant]) => look.chance(0.1) || grant.principal === principal);
      const grantIds = given.map(([id]) => id).slice(0, 1 + look.below(4));
      return { groupId: principal.slice(6), grantIds };
    },
  },
  sweepEndedGrants: {
    operation: sweepEndedGrants,
    weight: 1.2,
    actor: host,
    input: (look) => {
      const ended = look
        .records('grant')
        .filter(([, { until }]) => until !== null && (until <= look.at || look.chance(0.3)));
      return { grantIds: [...look.some(ended, 6), ...look.some(look.records('grant'), 1)].map(([id]) => id) };
    },
  },
  createContact: {
    operation: createContact,
    weight: 5,
    actor: anybody,
    input: (look) => ({
      fields: fields(look),
      ...(look.chance(0.5) ? { contactId: broughtId(look) } : {}),
      ...(look.chance(0.4) ? { numberId: look.id('number') } : {}),
      ...(look.chance(0.15) ? { ownerId: look.id('member') } : {}),
    }),
  },
  manageAccess: {
    operation: manageAccess,
    weight: 9,
    // Editors who are not the owner among them: theirs are the questions of decision 8.
    actor: (look) => (look.chance(0.4) ? look.actor((id) => look.isGiven(look.hot(), id)) : contactOwner(look)),
    input: accessInput,
  },
  previewReach: {
    operation: previewReach,
    weight: 1,
    actor: staff,
    input: (look): object => {
      const change = look.of(...reachChanges);
      return { change, input: moveOf(change).input(look) };
    },
  },
  previewAccess: { operation: previewAccess, weight: 0.7, actor: contactOwner, input: accessInput },
  accessListOf: {
    operation: accessListOf,
    weight: 0.5,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact') }),
  },
  importDirectory: {
    operation: importDirectory,
    weight: 1,
    actor: staff,
    input: (look) => ({
      ...(look.chance(0.4) ? { existing: 'update' } : {}),
      contacts: Array.from({ length: 1 + look.below(3) }, (_, index) => ({
        name: look.of('Maria Beck', 'Óscar', 'maria beck', `Entry ${look.turn}`),
        position: look.of('', 'Sales'),
        email: look.chance(0.6) ? look.of(`e${look.turn}.${index}@acme.example`, 'Maria@acme.example') : '',
        phones: look.chance(0.7)
          ? [{ label: 'work', e164: look.of('+493012345678', '+15551230000'), written: '030 12345678' }]
          : [],
      })),
    }),
  },
  upsertExternalContact: {
    operation: upsertExternalContact,
    weight: 2,
    actor: host,
    input: (look) => ({
      source: look.of('crm', 'crm', 'helpdesk', look.chance(0.1) ? 'manual' : 'crm'),
      externalId: look.of('1', '2', '3', 'a b', 'dora@else.example', `${look.turn}`),
      ...(look.chance(0.9) ? { ownerId: look.id('member', (id) => look.member(id)?.status === 'active') } : {}),
      fields: fields(look),
    }),
  },
  defineContactField: {
    operation: defineContactField,
    weight: 1,
    actor: staff,
    input: (look) => {
      const name = fieldName(look);
      if (look.chance(0.6)) return { type: look.of('text', 'number', 'date', 'boolean', 'url', 'address'), name };
      return { type: 'multiSelect', name, options: look.some(['Lead', 'Customer', 'lead', 'Lost'], 3).map(named) };
    },
  },
  updateContactField: {
    operation: updateContactField,
    weight: 1,
    actor: staff,
    input: (look) => {
      const [fieldId, field] = look.one(look.records('contactField')) ?? ['nobody', null];
      const kept = look.some(field?.options ?? [], 2).map(({ optionId }) => ({ optionId, name: `Was ${optionId}` }));
      return {
        fieldId,
        ...(look.chance(0.4) ? { name: fieldName(look) } : {}),
        ...(field?.type === 'multiSelect' ? { options: [named(`New ${look.turn}`), ...kept] } : {}),
      };
    },
  },
  retireContactField: {
    operation: retireContactField,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ fieldId: look.id('contactField') }),
  },
  listContactFields: {
    operation: listContactFields,
    weight: 0.3,
    actor: anybody,
    input: (look) => ({ retired: look.chance(0.5) }),
  },
  updateContact: {
    operation: updateContact,
    weight: 2,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact'), fields: fields(look) }),
  },
  deleteContact: {
    operation: deleteContact,
    weight: 0.7,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact') }),
  },
  restoreContact: {
    operation: restoreContact,
    weight: 1,
    actor: contactOwner,
    input: (look) => ({
      contactId: look.id('contact', (id) => look.workspace.state.contact.get(id)?.deletedAt !== null),
    }),
  },
  eraseContact: {
    operation: eraseContact,
    weight: 0.7,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact') }),
  },
  transferContact: {
    operation: transferContact,
    weight: 0.7,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact'), memberId: look.id('member') }),
  },
  attachToNumber: {
    operation: attachToNumber,
    weight: 1.2,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact'), numberId: look.id('number') }),
  },
  detachFromNumber: {
    operation: detachFromNumber,
    weight: 0.7,
    actor: contactOwner,
    input: (look) => {
      const attached = look.records('grant').filter(([, { cause }]) => cause === 'number');
      const [, grant] = look.one(attached) ?? ['', null];
      return {
        contactId: grant?.resource.id ?? look.id('contact'),
        numberId: grant?.principal.slice(7) ?? look.id('number'),
      };
    },
  },
  importContacts: {
    operation: importContacts,
    weight: 0.5,
    actor: anybody,
    input: (look) => ({ contacts: [fields(look), fields(look)] }),
  },
  addDirectoryContact: {
    operation: addDirectoryContact,
    weight: 0.7,
    actor: staff,
    input: (look) => ({
      fields: { firstName: 'Entry', emails: [{ label: 'work', value: `d${look.turn}@acme.example` }] },
    }),
  },
  domainClaim: {
    operation: domainClaim,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ domain: look.one(look.ids('domain')) ?? 'acme.example' }),
  },
  updateWorkspaceSettings: {
    operation: updateWorkspaceSettings,
    weight: 0.5,
    actor: staff,
    input: (look) => ({
      ...(look.chance(0.7) ? { name: look.of('Acme', 'Acme & Co', `Acme ${look.turn}`) } : {}),
      ...(look.chance(0.5) ? { timeZone: look.of('Europe/Berlin', 'Asia/Kathmandu', null, 'Mars/Base') } : {}),
    }),
  },
  setWorkspaceStatus: {
    operation: setWorkspaceStatus,
    weight: 0.25,
    actor: (look) => (look.chance(0.8) ? { type: 'system' } : { type: 'member', memberId: look.primary() }),
    // Mostly open, or nothing else would happen any more.
    input: (look) => ({ status: look.isOpen() && look.chance(0.4) ? look.of('suspended', 'closed') : 'active' }),
  },
  transferOwnership: {
    operation: transferOwnership,
    weight: 0.7,
    actor: (look) => (look.chance(0.7) ? { type: 'member', memberId: look.primary() } : host(look)),
    input: (look) => ({ memberId: look.id('member', (id) => look.holds(id, 'owner')) }),
  },
  recoverOwnership: {
    operation: recoverOwnership,
    weight: 0.25,
    actor: host,
    input: (look) => ({ memberId: look.id('member') }),
  },
  inviteMembers: {
    operation: inviteMembers,
    weight: 2,
    actor: staff,
    input: (look) => ({
      addresses: look.chance(0.5)
        ? `I${look.turn}@acme.example, ${look.address()}`
        : [`i${look.turn}@gmail.com`, look.address()],
      roles: look.chance(0.3) ? roles(look) : ['member'],
      ...(look.chance(0.4)
        ? { numbers: look.some(look.ids('number'), 2).map((id) => ({ id, access: look.of('use', 'read') })) }
        : {}),
      ...(look.chance(0.4) ? { newNumber: true } : {}),
      ...(look.chance(0.1) ? { invite: 'all' } : {}),
      tokenHashes: [hashOf(look.turn), hashOf(look.turn + 0.5)],
    }),
  },
  resendInvitation: {
    operation: resendInvitation,
    weight: 0.7,
    actor: staff,
    input: (look) => ({ invitationId: look.invitation(), tokenHash: hashOf(look.turn) }),
  },
  revokeInvitation: {
    operation: revokeInvitation,
    weight: 0.5,
    actor: staff,
    input: (look) => ({ invitationId: look.invitation() }),
  },
  acceptInvitation: {
    operation: acceptInvitation,
    weight: 2,
    actor: (look) => {
      const invited = look.records('invitation').map(([, { address }]) => address);
      return look.chance(0.1)
        ? host(look)
        : { type: 'person', address: look.one(invited.slice(-3)) ?? 'nobody@acme.example' };
    },
    input: (look) => {
      // Whose turn it is picked the same way as the actor was: the latest invitations.
      const [id, invitation] = look.one(look.records('invitation').slice(-3)) ?? ['none', null];
      return {
        invitationId: id,
        tokenHash: look.chance(0.95) ? (invitation?.tokenHash ?? hashOf(0)) : hashOf(1),
        name: `Guest ${look.turn}`,
      };
    },
  },
  listInvitations: { operation: listInvitations, weight: 0.4, actor: staff, input: () => ({}) },
  claimDomain: {
    operation: claimDomain,
    weight: 1.2,
    actor: staff,
    input: (look) => ({
      domain: look.of('acme.example', 'acme.example', 'Bücher.example', 'gmail.com', 'co.uk', 'localhost'),
      acknowledged: look.chance(0.9),
    }),
  },
  verifyDomain: {
    operation: verifyDomain,
    weight: 1.6,
    actor: (look) => (look.chance(0.6) ? host(look) : staff(look)),
    input: (look) => {
      const [domain, claim] = look.one(look.records('domain')) ?? ['acme.example', null];
      return { domain, found: look.chance(0.8) ? (claim?.challenge ?? null) : null };
    },
  },
  releaseDomain: {
    operation: releaseDomain,
    weight: 0.5,
    actor: staff,
    input: (look) => ({ domain: look.one(look.ids('domain')) ?? 'acme.example' }),
  },
  joinByDomain: {
    operation: joinByDomain,
    weight: 1.6,
    actor: (look) => ({ type: 'person', address: look.chance(0.7) ? `J${look.turn}@acme.example` : look.address() }),
    input: (look) => ({ name: `Neighbour ${look.turn}` }),
  },
  diagnoseJoin: { operation: diagnoseJoin, weight: 0.5, actor: staff, input: (look) => ({ address: look.address() }) },
  onboardingOf: {
    operation: onboardingOf,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ memberId: look.id('member') }),
  },
  chooseNumber: {
    operation: chooseNumber,
    weight: 1,
    actor: (look) => look.actor((id) => look.workspace.state.onboarding.get(id)?.number === 'due'),
    input: (look) => ({ phone: phone(look), name: 'My own' }),
  },
  suspendMember: {
    operation: suspendMember,
    weight: 0.7,
    actor: staff,
    input: (look) => ({ memberId: look.id('member') }),
  },
  reinstateMember: {
    operation: reinstateMember,
    weight: 1,
    actor: staff,
    input: (look) => ({ memberId: look.id('member', (id) => look.member(id)?.status === 'suspended') }),
  },
  leaveWorkspace: { operation: leaveWorkspace, weight: 0.3, actor: anybody, input: () => ({}) },
  planRemoval: {
    operation: planRemoval,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ memberId: look.id('member') }),
  },
  removeMember: {
    operation: removeMember,
    weight: 0.7,
    actor: staff,
    input: (look) => ({
      memberId: look.id('member'),
      ...(look.chance(0.4) ? { successorId: look.id('member') } : {}),
      ...(look.chance(0.4) ? { numbersSuccessorId: look.id('member') } : {}),
    }),
  },
  settleDeparture: {
    operation: settleDeparture,
    weight: 1,
    actor: host,
    input: (look) => {
      const memberId = look.id('succession');
      return {
        memberId,
        contactIds: look.some(
          look.ids('contact', (id) => look.workspace.state.contact.get(id)?.ownerId === memberId),
          3,
        ),
        snippetIds: look.some(
          look.ids('snippet', (id) => look.workspace.state.snippet.get(id)?.ownerId === memberId),
          3,
        ),
        resources: look
          .some(
            look.ids('resource', (id) => look.workspace.state.resource.get(id)?.ownerId === memberId),
            3,
          )
          .map((id) => resourceAt({ kind: 'resource', id })),
        numberIds: look.some(
          look.ids('number', (id) => look.number(id)?.ownerId === memberId),
          3,
        ),
      };
    },
  },
  erasePerson: {
    operation: erasePerson,
    weight: 1,
    actor: staff,
    input: (look) => {
      const removed = look.ids('member', (id) => look.member(id)?.status === 'removed');
      return { memberId: look.one(removed) ?? look.id('member') };
    },
  },
  eraseInvitee: {
    operation: eraseInvitee,
    weight: 0.7,
    actor: staff,
    input: (look) => {
      const nobodys = look.records('address').filter(([, { memberId }]) => memberId === null);
      return { address: look.one(nobodys)?.[0] ?? look.address() };
    },
  },
  updateProfile: {
    operation: updateProfile,
    weight: 0.7,
    ...own((look, memberId) => ({
      memberId,
      ...(look.chance(0.6) ? { name: `Renamed ${look.turn}` } : {}),
      ...(look.chance(0.4) ? { language: look.of('en', 'fr', null) } : {}),
      ...(look.chance(0.4) ? { timeZone: look.of('Europe/Paris', 'UTC', null, 'Mars/Base') } : {}),
    })),
  },
  requestAddressChange: {
    operation: requestAddressChange,
    weight: 0.7,
    ...own((look, memberId) => ({
      memberId,
      address: look.chance(0.7) ? `new${look.turn}@acme.example` : look.address(),
      tokenHash: hashOf(look.turn),
    })),
  },
  changeAddress: {
    operation: changeAddress,
    weight: 1,
    actor: host,
    input: (look) => {
      const [memberId, change] = look.one(look.records('addressChange')) ?? ['nobody', null];
      return { memberId, tokenHash: look.chance(0.95) ? (change?.tokenHash ?? hashOf(0)) : hashOf(1) };
    },
  },
  markSeen: { operation: markSeen, weight: 0.7, ...own((_look, memberId) => ({ memberId })) },
  listGroups: { operation: listGroups, weight: 0.3, actor: anybody, input: (look) => ({ retired: look.chance(0.5) }) },
  listNumbers: { operation: listNumbers, weight: 0.3, actor: anybody, input: () => ({}) },
  listTeam: {
    operation: listTeam,
    weight: 0.5,
    actor: anybody,
    input: (look) => ({ sort: look.of('name', 'joined', 'activity'), offset: look.below(3), limit: 1 + look.below(5) }),
  },
  updateNumberSettings: {
    operation: updateNumberSettings,
    weight: 0.7,
    actor: staff,
    input: (look) => ({
      numberId: look.id('number'),
      ...(look.chance(0.5) ? { name: `Desk ${look.turn}` } : {}),
      ...(look.chance(0.4) ? { callerId: look.of('', 'Acme') } : {}),
      ...(look.chance(0.4) ? { hours: look.chance(0.3) ? null : week(look) } : {}),
      ...(look.chance(0.3) ? { callFlow: look.of('menu', null) } : {}),
    }),
  },
  setNumberOwner: {
    operation: setNumberOwner,
    weight: 0.8,
    actor: staff,
    input: (look) => ({ numberId: look.id('number'), memberId: look.id('member') }),
  },
  setNumberMode: {
    operation: setNumberMode,
    weight: 1,
    actor: staff,
    input: (look) => {
      const numberId = look.id('number');
      if (look.number(numberId)?.mode === 'shared') return { numberId, mode: 'exclusive' };
      const users = look.some(look.ids('member'), 2).map((memberId) => ({ memberId, access: look.of('use', 'read') }));
      return { numberId, mode: 'shared', ...(look.chance(0.5) ? { users } : {}) };
    },
  },
  releaseNumber: {
    operation: releaseNumber,
    weight: 0.3,
    actor: staff,
    input: (look) => ({ numberId: look.id('number') }),
  },
  setRingOrder: {
    operation: setRingOrder,
    weight: 0.8,
    actor: staff,
    input: (look) => {
      const numberId = look.id('number');
      const users = look.ids(
        'member',
        (id) => look.member(id)?.numbers.some((held) => held.id === numberId && held.access === 'use') === true,
      );
      const ring = look.of(
        { type: 'all' },
        { type: 'random', size: 2, seconds: 20 },
        { type: 'one', memberId: look.one(users) ?? 'nobody' },
        { type: 'groups', groups: [{ memberIds: [look.one(users) ?? 'nobody'], seconds: 15 }] },
      );
      return { numberId, ring };
    },
  },
  setNumberNotifications: {
    operation: setNumberNotifications,
    weight: 0.7,
    ...own((look, memberId) => ({
      memberId,
      numberId: look.one(look.member(memberId)?.numbers ?? [])?.id ?? look.id('number'),
      ...(look.chance(0.7) ? { calls: look.chance(0.5) } : {}),
      ...(look.chance(0.7) ? { messages: look.chance(0.5) } : {}),
    })),
  },
  setSchedule: {
    operation: setSchedule,
    weight: 0.4,
    ...own((look, memberId) => ({ memberId, schedule: look.chance(0.3) ? null : week(look) })),
  },
  setDoNotDisturb: {
    operation: setDoNotDisturb,
    weight: 0.5,
    ...own((look, memberId) =>
      look.chance(0.4)
        ? { memberId, on: false }
        : { memberId, on: true, ...(look.chance(0.5) ? { until: look.at + look.below(9) * MINUTE } : {}) },
    ),
  },
  ringPlan: {
    operation: ringPlan,
    weight: 0.7,
    actor: staff,
    input: (look) => ({
      numberId: look.id('number'),
      seed: `call ${look.turn}`,
      ...(look.chance(0.3) ? { at: look.at + MINUTE } : {}),
    }),
  },
  requestPorting: {
    operation: requestPorting,
    weight: 0.7,
    actor: staff,
    input: (look) => ({ phone: phone(look), carrier: 'Old Tel', ...(look.chance(0.6) ? { submit: true } : {}) }),
  },
  updatePorting: {
    operation: updatePorting,
    weight: 1,
    actor: host,
    input: (look) => {
      const status = look.of('submitted', 'accepted', 'rejected', 'completed');
      return { portingId: look.id('porting'), status, ...(status === 'rejected' ? { reason: 'Wrong name' } : {}) };
    },
  },
  cancelPorting: {
    operation: cancelPorting,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ portingId: look.id('porting') }),
  },
  recordActivity: {
    operation: recordActivity,
    weight: 1.2,
    // What people record themselves is theirs, on a number they have.
    actor: (look) => (look.chance(0.5) ? host(look) : { type: 'member', memberId: look.whose() }),
    input: (look) => ({
      activities: Array.from({ length: 1 + look.below(3) }, () => ({
        numberId: look.chance(0.7)
          ? (look.one(look.member(look.whose())?.numbers ?? [])?.id ?? look.id('number'))
          : look.id('number'),
        memberId: look.chance(0.9) ? look.whose() : null,
        kind: look.of('call', 'message'),
        direction: look.of('inbound', 'outbound'),
        ...(look.chance(0.5) ? { answered: true, durationSeconds: look.below(600) } : {}),
        ...(look.chance(0.5) ? { responseSeconds: look.below(5_000) } : {}),
        at: look.at - look.below(3) * 20 * 60 * MINUTE,
      })),
    }),
  },
  activityReport: {
    operation: activityReport,
    weight: 0.7,
    actor: anybody,
    input: (look) => ({
      from: look.of('2026-11-20', '2026-11-22'),
      to: look.of('2026-11-23', '2026-11-25'),
      ...(look.chance(0.3) ? { numberIds: [look.id('number')] } : {}),
      ...(look.chance(0.3) ? { groupIds: [look.id('group')] } : {}),
    }),
  },
  diagnose: {
    operation: diagnose,
    weight: 0.7,
    actor: staff,
    input: (look) => ({
      memberId: look.id('member'),
      action: look.of('groups.manage', 'members.invite', 'numbers.updateSettings', 'use', 'view', 'edit'),
      ...(look.chance(0.6) ? { numberId: look.id('number') } : {}),
      ...(look.chance(0.2) ? { resource: { kind: 'contact', id: look.id('contact') } } : {}),
      ...(look.chance(0.2) ? { address: look.address() } : {}),
    }),
  },
  roleAssignmentReport: {
    operation: roleAssignmentReport,
    weight: 0.4,
    actor: staff,
    input: (look) => ({ format: look.of('markdown', 'csv') }),
  },
  sealTrail: {
    operation: sealTrail,
    weight: 0.5,
    actor: host,
    input: (look) => {
      const page = look.chance(0.85) ? look.ids('auditSeal').length : look.below(3);
      return { page, count: 1 + look.below(9), hash: hashOf(look.turn), cursor: `${look.turn}` };
    },
  },
  reviewPage: {
    operation: reviewPage,
    weight: 0.7,
    actor: staff,
    input: (look) => {
      const kind = look.of('team', 'member', 'number', 'group', 'invitation', 'domain', 'contact');
      return { kind, ids: kind === 'team' ? [] : look.ids(kind).slice(0, 20), owners: 1, admins: 1, inactiveDays: 1 };
    },
  },
  createSnippet: {
    operation: createSnippet,
    weight: 2,
    actor: anybody,
    input: (look) => ({
      name: look.of('Hello', 'Opening hours', 'Ünï', '\u{1f600}'),
      body: look.of('Hello {{contact.firstName}}!', 'We open at {{ hour }}.\nBye', '{{', 'Plain'),
      ...(look.chance(0.4) ? { snippetId: broughtId(look) } : {}),
      ...(look.chance(0.15) ? { ownerId: look.id('member') } : {}),
    }),
  },
  updateSnippet: {
    operation: updateSnippet,
    weight: 0.7,
    actor: thingOwner,
    input: (look) => ({ snippetId: look.thing('snippet'), body: look.of('Good day', 'Hi {{member.name}}') }),
  },
  deleteSnippet: {
    operation: deleteSnippet,
    weight: 0.6,
    actor: thingOwner,
    input: (look) => ({ snippetId: look.thing('snippet') }),
  },
  restoreSnippet: {
    operation: restoreSnippet,
    weight: 0.9,
    actor: thingOwner,
    input: (look) => ({ snippetId: look.thing('snippet', ({ deletedAt }) => deletedAt !== null) }),
  },
  eraseSnippet: {
    operation: eraseSnippet,
    weight: 0.4,
    actor: thingOwner,
    input: (look) => ({ snippetId: look.thing('snippet') }),
  },
  transferSnippet: {
    operation: transferSnippet,
    weight: 0.4,
    actor: thingOwner,
    input: (look) => ({ snippetId: look.thing('snippet'), memberId: look.id('member') }),
  },
  manageSnippetAccess: {
    operation: manageSnippetAccess,
    weight: 3,
    actor: thingOwner,
    input: (look) => {
      const snippetIds = [look.thing('snippet'), ...(look.chance(0.3) ? look.some(look.ids('snippet'), 2) : [])];
      return { snippetIds, change: changeOn(look, snippetIds) };
    },
  },
  registerResource: {
    operation: registerResource,
    weight: 2,
    actor: anybody,
    input: (look) => ({
      kind: look.chance(0.97) ? 'deal' : look.of('yacht', 'contact'),
      name: look.of('Roof', 'Émile’s house', '李'),
      ...(look.chance(0.5) ? { id: broughtId(look) } : {}),
      ...(look.chance(0.3) ? { numberId: look.id('number') } : {}),
      ...(look.chance(0.15) ? { ownerId: look.id('member') } : {}),
    }),
  },
  renameResource: {
    operation: renameResource,
    weight: 0.5,
    actor: thingOwner,
    input: (look) => ({ ...deal(look), name: `Roof ${look.turn}` }),
  },
  deleteResource: { operation: deleteResource, weight: 0.4, actor: thingOwner, input: (look) => deal(look) },
  restoreResource: {
    operation: restoreResource,
    weight: 0.7,
    actor: thingOwner,
    input: (look) => deal(look, ({ deletedAt }) => deletedAt !== null),
  },
  eraseResource: { operation: eraseResource, weight: 0.5, actor: thingOwner, input: (look) => deal(look) },
  transferResource: {
    operation: transferResource,
    weight: 0.4,
    actor: thingOwner,
    input: (look) => ({ ...deal(look), memberId: look.id('member') }),
  },
  manageResourceAccess: {
    operation: manageResourceAccess,
    weight: 4,
    actor: thingOwner,
    input: thingsInput,
  },
  previewResourceAccess: { operation: previewResourceAccess, weight: 0.4, actor: thingOwner, input: thingsInput },
  attachResourceToNumber: {
    operation: attachResourceToNumber,
    weight: 0.7,
    actor: thingOwner,
    input: (look) => ({ ...thingInput(look), numberId: look.id('number') }),
  },
  detachResourceFromNumber: {
    operation: detachResourceFromNumber,
    weight: 0.5,
    actor: thingOwner,
    input: (look) => {
      const attached = look.records('grant').filter(([, { cause }]) => cause === 'number');
      const [, grant] = look.one(attached) ?? ['', null];
      return { ...(grant?.resource ?? thingInput(look)), numberId: grant?.principal.slice(7) ?? look.id('number') };
    },
  },
  explainResourceAccess: {
    operation: explainResourceAccess,
    weight: 0.4,
    actor: thingOwner,
    input: (look) => ({ ...thingInput(look), ...(look.chance(0.6) ? { memberId: look.id('member') } : {}) }),
  },
  accessListOfResource: {
    operation: accessListOfResource,
    weight: 0.4,
    actor: thingOwner,
    input: thingInput,
  },
  explainContactAccess: {
    operation: explainContactAccess,
    weight: 1,
    actor: contactOwner,
    input: (look) => ({ contactId: look.id('contact'), ...(look.chance(0.6) ? { memberId: look.id('member') } : {}) }),
  },
  touchConversation: {
    operation: touchConversation,
    weight: 4,
    actor: (look) => (look.chance(0.7) ? { type: 'system' } : users(look)),
    input: (look) => ({
      numberId: look.id('number', (id) => look.number(id)?.status === 'live'),
      phone: look.of('+15557654321', '+15557654322', '+4930123456', `+1777${String(look.turn).padStart(7, '0')}`),
      direction: look.of('inbound', 'inbound', 'outbound'),
      ...(look.chance(0.6) ? { kind: 'message' } : { kind: 'call', answered: look.chance(0.5) }),
      ...(look.chance(0.3) ? { at: look.at + (look.below(5) - 3) * MINUTE } : {}),
      ...(look.chance(0.3) ? { memberId: look.id('member') } : {}),
      ...(look.chance(0.1) ? { conversationId: broughtId(look) } : {}),
    }),
  },
  markViewed: {
    operation: markViewed,
    weight: 1.5,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look) }),
  },
  markUnread: {
    operation: markUnread,
    weight: 1,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look) }),
  },
  markDone: { operation: markDone, weight: 1.2, actor: teamOf, input: (look) => ({ conversationId: talked(look) }) },
  reopenConversation: {
    operation: reopenConversation,
    weight: 0.8,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look) }),
  },
  assignConversation: {
    operation: assignConversation,
    weight: 3,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look), to: assignee(look) }),
  },
  transferConversation: {
    operation: transferConversation,
    weight: 2,
    actor: teamOf,
    input: (look) => ({
      conversationId: talked(look),
      to: assignee(look),
      ...(look.chance(0.5) ? { note: 'Knows the customer' } : {}),
    }),
  },
  unassignConversation: {
    operation: unassignConversation,
    weight: 1,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look), ...(look.chance(0.5) ? { note: 'Off\nfor today' } : {}) }),
  },
  endVoidAssignments: {
    operation: endVoidAssignments,
    weight: 1,
    actor: host,
    input: (look) => ({ conversationIds: [look.id('conversation'), ...look.some(look.ids('conversation'), 4)] }),
  },
  eraseConversation: {
    operation: eraseConversation,
    weight: 0.4,
    actor: host,
    input: (look) => ({
      conversationId: talked(look),
      ...(look.chance(0.7) ? { handoverIds: look.some(look.ids('handover'), 6) } : {}),
      ...(look.chance(0.7) ? { commentIds: look.some(look.ids('comment'), 6) } : {}),
    }),
  },
  startReplying: {
    operation: startReplying,
    weight: 1,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look) }),
  },
  stopReplying: {
    operation: stopReplying,
    weight: 1,
    actor: (look) => {
      const leases = look.workspace.state.replying.get(look.talk()?.id ?? '')?.leases ?? [];
      return look.actor((id) => leases.some(({ memberId }) => memberId === id));
    },
    input: (look) => ({ conversationId: talked(look) }),
  },
  openThread: {
    operation: openThread,
    weight: 1,
    actor: anybody,
    input: (look) => ({ memberIds: [look.id('member'), ...(look.chance(0.3) ? [look.id('member')] : [])] }),
  },
  postComment: {
    operation: postComment,
    weight: 4,
    actor: writers,
    input: (look) => {
      const place = commentPlace(look);
      const here = look
        .records('comment')
        .filter(([, comment]) => comment.place.id === place.id)
        .map(([id]) => id);
      return {
        place,
        text: commentText(look),
        ...(look.chance(0.3) ? { replyTo: look.one(here) ?? look.id('comment') } : {}),
        ...(look.chance(0.2) ? { contactIds: [look.hot()] } : {}),
      };
    },
  },
  editComment: {
    operation: editComment,
    weight: 1,
    actor: authors,
    input: (look) => ({ commentId: anyComment(look), text: commentText(look) }),
  },
  deleteComment: {
    operation: deleteComment,
    weight: 0.6,
    actor: authors,
    input: (look) => ({ commentId: anyComment(look) }),
  },
  reactToComment: {
    operation: reactToComment,
    weight: 1.2,
    actor: authors,
    input: (look) => ({
      commentId: anyComment(look),
      emoji: look.of('👍', '❤️', '👩‍👩‍👧', 'ok'),
      ...(look.chance(0.3) ? { on: false } : {}),
    }),
  },
  conversationOf: {
    operation: conversationOf,
    weight: 0.7,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look) }),
  },
  inboxSummary: {
    operation: inboxSummary,
    weight: 0.7,
    actor: users,
    input: (look) => ({
      filter: look.of('all', 'open', 'unread', 'done', 'mine', 'unassigned'),
      ...(look.chance(0.2) ? { numberId: look.id('number') } : {}),
      ...(look.chance(0.2) ? { memberId: look.id('member') } : {}),
    }),
  },
  readConversations: {
    operation: readConversations,
    weight: 0.7,
    actor: users,
    input: (look) => ({ conversationIds: [talked(look), ...look.some(look.ids('conversation'), 5)] }),
  },
  readHandovers: {
    operation: readHandovers,
    weight: 0.6,
    actor: teamOf,
    input: (look) => ({ conversationId: talked(look), handoverIds: look.some(look.ids('handover'), 6) }),
  },
  readThreads: {
    operation: readThreads,
    weight: 0.5,
    actor: anybody,
    input: (look) => ({ threadIds: look.some(look.ids('thread'), 4) }),
  },
  readComments: {
    operation: readComments,
    weight: 0.8,
    actor: writers,
    input: (look) => ({ place: commentPlace(look), commentIds: look.some(look.ids('comment'), 8) }),
  },
} satisfies Record<string, Move>;

export type MoveName = keyof typeof moves;

/** A row with its types forgotten. */
export const moveOf = (name: MoveName): Move => moves[name];

const wheel: readonly MoveName[] = Object.entries(moves).flatMap(([name, { weight }]) =>
  Array.from({ length: Math.max(1, Math.round(weight * 4)) }, () => name as MoveName),
);

/** One throw of the dice: which verb, and the number from which everything else about it is picked. */
export interface Throw {
  readonly move: number;
  readonly seed: number;
}

const oneThrow: fc.Arbitrary<Throw> = fc.record({ move: fc.nat({ max: wheel.length - 1 }), seed: fc.nat() });

/** Long lists of throws. Without `size: 'max'` fast-check keeps to short ones, in which little meets. */
const throws = (minLength = 50, maxLength = 100): fc.Arbitrary<readonly Throw[]> =>
  fc.array(oneThrow, { minLength, maxLength, size: 'max' });

/** A few throws, for what is tried at the end of a history. */
export const anyThrow = oneThrow;

/** The kind of thing that the host of the histories has. */
const shareables = [shareable('deal')];

/** What a host might have decided otherwise. */
export const policies: readonly Policy[] = [
  definePolicy({ shareables }),
  definePolicy({
    shareables,
    usersPerNumber: 3,
    seatLimit: 9,
    commentsByReaders: 'allow',
    contactFieldLimit: 4,
    contactFieldOptionLimit: 3,
    readOnlySources: [],
  }),
  definePolicy({
    shareables,
    adminAccessToPrivate: 'view',
    selfAccess: 'audited',
    memberInvites: 'asMember',
    invitationLifetime: 10 * 60_000,
  }),
  definePolicy({
    shareables,
    adminAccessToPrivate: 'edit',
    selfAccess: 'allow',
    resharing: 'owner',
    readOnlySources: ['crm'],
  }),
  definePolicy({ shareables, roles: { ...standardTable, dispatcher: { ...standardTable.member, steward: true } } }),
];

/** How a history begins: under which policy, and what was thrown. */
export interface Story {
  readonly policy: number;
  readonly thrown: readonly Throw[];
  /** Whether the office has a desk already, a number that several people use. */
  readonly desk?: boolean;
}

export const stories = (minLength?: number, maxLength?: number): fc.Arbitrary<Story> =>
  fc.record({ policy: fc.nat({ max: policies.length - 1 }), thrown: throws(minLength, maxLength) });

/** What happens at a desk, and how often beside the rest: conversations, and the access that they rest on. */
const deskWeights: Partial<Record<MoveName, number>> = {
  touchConversation: 8,
  markViewed: 2,
  markUnread: 2,
  markDone: 2,
  reopenConversation: 1,
  assignConversation: 7,
  transferConversation: 4,
  unassignConversation: 2,
  endVoidAssignments: 1,
  startReplying: 3,
  stopReplying: 1,
  openThread: 1,
  postComment: 6,
  editComment: 1,
  deleteComment: 1,
  reactToComment: 1,
  addNumber: 1,
  assignNumber: 6,
  unassignNumber: 4,
  setNumberMode: 1,
  setNumberOwner: 1,
  releaseNumber: 1,
  addMember: 1,
  suspendMember: 1,
  reinstateMember: 1,
  removeMember: 1,
  addGroupMembers: 2,
  removeGroupMembers: 2,
  deleteGroup: 1,
  createContact: 1,
  manageAccess: 2,
};

const deskWheel = (Object.entries(deskWeights) as [MoveName, number][]).flatMap(([name, weight]) =>
  Array.from({ length: weight }, () => wheel.indexOf(name)),
);

/** Histories in which several people work at one desk. What else there is to do happens seldom. */
export const deskStories = (minLength = 50, maxLength = 100): fc.Arbitrary<Story> =>
  fc.record({
    policy: fc.nat({ max: policies.length - 1 }),
    desk: fc.constant(true),
    thrown: fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.record({ move: fc.constantFrom(...deskWheel), seed: fc.nat() }) },
        { weight: 1, arbitrary: oneThrow },
      ),
      { minLength, maxLength, size: 'max' },
    ),
  });

/** One operation of a history: what was asked of which workspace, and what came of it. */
export interface Turn {
  readonly index: number;
  readonly name: MoveName;
  readonly operation: AnyOperation;
  readonly input: object;
  readonly actor: Actor;
  readonly client: Client | undefined;
  readonly at: number;
  readonly before: Workspace;
  readonly result: Result<unknown, AnyFailure>;
  /** The workspace after it; the same as before where nothing changed. */
  readonly after: Workspace;
  readonly change: Change<unknown> | null;
}

/** A context that makes the same ids whenever it is asked anew. */
export const contextOf = (turn: Pick<Turn, 'index' | 'actor' | 'client' | 'at'>, prefix = ''): Context => {
  let made = 0;
  // The first letter varies, so that the order of ids is not the order in which they were made.
  const newId = () => `${prefix}${'qmzbk'[turn.index % 5]}${turn.index}.${made++}`;
  const { actor, client, at } = turn;
  return client === undefined ? { actor, at, newId } : { actor, at, newId, client };
};

/** What a throw means in a workspace. */
export const turnOf = (before: Workspace, { move, seed }: Throw, index: number): Turn => {
  const picked = wheel[move % wheel.length] as MoveName;
  // In a workspace that is not open nothing happens: most of the time somebody opens it again first.
  const open = before.state.workspace.get('self')?.status === 'active';
  const name = open || seed % 4 === 0 ? picked : 'setWorkspaceStatus';
  return planned(before, name, seed, index);
};

/** A throw of a certain verb. */
export const planned = (before: Workspace, name: MoveName, seed: number, index: number): Turn => {
  const at = OPENING + index * MINUTE;
  const look = new Look(before, index, at, seed);
  const { operation, actor, input } = moveOf(name);
  const asked = {
    index,
    name,
    operation: operation as AnyOperation,
    actor: actor(look),
    input: input(look),
    client: look.chance(0.1) ? look.of('web', 'desktop', 'mobile') : undefined,
    at,
    before,
  } as const;
  return played(asked);
};

/** How often each verb succeeded and how often it failed, by code. */
export const tally = new Map<MoveName, Map<string, number>>();

const count = (name: MoveName, outcome: string): void => {
  const outcomes = tally.get(name) ?? new Map<string, number>();
  tally.set(name, outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1));
};

/** Asks an operation, and says what came of it. */
export const played = (asked: Omit<Turn, 'result' | 'after' | 'change'>): Turn => {
  const { name, operation, input, before } = asked;
  const result = operation(before, input as never, contextOf(asked));
  const change = result.ok && !operation.isQuery ? (result.value as Change<unknown>) : null;
  const unchanged = change !== null && change.commit === null;
  count(name, result.ok ? (unchanged ? 'ok, no change' : 'ok') : result.error.code);
  return { ...asked, result, change, after: change?.workspace ?? before };
};

const founders = ['owner', 'admin', 'member', 'member'] as const;

/** Plays a history from an empty workspace: the founding of an office, then every throw. */
export function* play({ policy, thrown, desk = false }: Story): Generator<Turn, Workspace> {
  let workspace = emptyWorkspace('acme', policies[policy]);
  let index = 0;
  const host = { actor: { type: 'system' }, client: undefined } as const;
  const found = function* (name: MoveName, input: object): Generator<Turn> {
    const operation = moveOf(name).operation;
    const turn = played({ ...host, index, name, operation, input, before: workspace, at: OPENING + index * MINUTE });
    yield turn;
    workspace = turn.after;
    index++;
  };
  yield* found('createWorkspace', { name: 'Acme', owner: { name: 'Ana', address: 'p0@acme.example' } });
  for (const role of founders) {
    yield* found('addMember', { name: role, address: `f${index}@acme.example`, roles: [role] });
  }
  // Something of everything, so that the first throws find what they ask for.
  const members = [...recordsOf(workspace, 'member')].map(([id]) => id);
  const [ownerId, , , memberId, other] = members as [string, string, string, string, string];
  yield* found('addNumber', { phone: '+15550000001', name: 'Front desk', mode: 'shared', ownerId });
  const [[numberId]] = [...recordsOf(workspace, 'number')] as [[string, unknown]];
  yield* found('assignNumber', { numberId, memberId, access: 'use' });
  yield* found('createGroup', { name: 'Founders', memberIds: [ownerId, other] });
  yield* found('createContact', { contactId: 'first', ownerId: memberId, fields: { firstName: 'First' } });
  yield* found('createSnippet', { snippetId: 'greeting', ownerId: memberId, name: 'Greeting', body: 'Hello' });
  yield* found('registerResource', { kind: 'deal', id: 'first', ownerId: memberId, name: 'First' });
  yield* found('createContact', { contactId: 'caller', ownerId, numberId, fields: { firstName: 'Caller' } });
  const groupIds = [...recordsOf(workspace, 'group')].map(([id]) => id);
  yield* found('createGroup', { name: 'Alumni', memberIds: [memberId, other] });
  const groupId = [...recordsOf(workspace, 'group')].map(([id]) => id).find((id) => !groupIds.includes(id)) as string;
  const grants = [{ principal: `group:${groupId}` }];
  yield* found('manageAccess', { contactIds: ['first', 'caller'], change: { type: 'add', grants } });
  yield* found('deleteGroup', { groupId });
  yield* found('revokeGroupAccess', { groupId });
  yield* found('defineContactField', { type: 'date', name: 'Founded' });
  yield* found('defineContactField', {
    type: 'multiSelect',
    name: 'Kind',
    options: [{ name: 'Old' }, { name: 'New' }],
  });
  const record = { source: 'crm', externalId: '1', ownerId: memberId, fields: { firstName: 'Else' } };
  yield* found('upsertExternalContact', record);
  yield* found('inviteMembers', { addresses: 'guest@acme.example', newNumber: true, tokenHashes: [hashOf(7)] });
  yield* found('claimDomain', { domain: 'acme.example', acknowledged: true });
  const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' };
  yield* found('touchConversation', { ...message, conversationId: 'talk' });
  yield* found('assignConversation', { conversationId: 'talk', to: { type: 'member', id: memberId } });
  if (desk) {
    const [, second, admin] = members as [string, string, string];
    for (const id of [second, admin, other]) yield* found('assignNumber', { numberId, memberId: id, access: 'use' });
    yield* found('createGroup', { name: 'Desk', memberIds: [memberId, admin] });
    for (const last of [1, 2]) {
      const phone = `+1555765430${last}`;
      yield* found('touchConversation', { ...message, phone, conversationId: `talk${last}` });
      yield* found('assignConversation', { conversationId: `talk${last}`, to: { type: 'member', id: other } });
    }
  }
  for (const one of thrown) {
    const turn = turnOf(workspace, one, index);
    yield turn;
    workspace = turn.after;
    index++;
  }
  return workspace;
}

/** The workspace at the end of a history. */
export const endOf = (story: Story): Workspace => {
  const turns = play(story);
  for (let next = turns.next(); ; next = turns.next()) if (next.done) return next.value;
};
