import { type Guard, guardOf, guardOfResource } from './guards.js';
import { inboxesOf, newestFirst, oldestFirst, phonesOf } from './inbox.js';
import type { Kind, Tables } from './records/index.js';
import { resourceKey } from './resource-key.js';

/** What a list holds. */
export interface ListRule<K extends Kind> {
  /** What kind of record stands in the list. */
  readonly kind: K;
  /** In which lists of this name a record stands. */
  readonly of: (record: Tables[K]) => readonly string[];
  /**
   * The guard that moves whenever somebody enters or leaves the list. Null for a list that may grow without bound: no decision can rest
   * on it, so queries and jobs alone may read it.
   */
  readonly guard: ((of: string) => Guard) | null;
  /**
   * By what an ordered list is ordered: a short text, compared by code point, and then the id. Ordered lists have no guard, are never
   * named in a read plan, and are read page by page.
   */
  readonly sort?: (record: Tables[K]) => string;
}

const rule = <K extends Kind>(definition: ListRule<K>): ListRule<K> => definition;

/** A list in which pages follow an order of their own. */
const ordered = <K extends Kind>(definition: Omit<OrderedListRule<K>, 'guard'>): OrderedListRule<K> => ({
  ...definition,
  guard: null,
});

/** What an ordered list holds, and in which order. */
export interface OrderedListRule<K extends Kind> extends ListRule<K> {
  readonly guard: null;
  /** What its entries are sorted by; entries that sort alike are in the order of their ids. */
  readonly sort: (record: Tables[K]) => string;
}

/**
 * The lists a read plan may name. What stands in them follows from the records alone, by these rules; members who were removed stay
 * listed (their record says so), so that removing somebody does not depend on how much they were part of.
 */
export const lists = {
  groupMembers: rule({ kind: 'member', of: (member) => member.groups, guard: (id) => `group:${id}` }),
  numberUsers: rule({
    kind: 'member',
    of: (member) => member.numbers.map(({ id }) => id),
    guard: (id) => `number:${id}`,
  }),
  grants: rule({
    kind: 'grant',
    of: (grant) => [resourceKey(grant.resource)],
    guard: guardOfResource,
  }),
  /** Whatever is granted to a group, under the group's principal. */
  grantsTo: rule({
    kind: 'grant',
    of: ({ principal }) => (principal.startsWith('group:') ? [principal] : []),
    guard: null,
  }),
  /** Everybody who was not removed, under `all`. */
  team: rule({ kind: 'member', of: (member) => (member.status === 'removed' ? [] : ['all']), guard: null }),
  /** Every group, retired ones among them, under `all`. */
  groups: rule({ kind: 'group', of: () => ['all'], guard: null }),
  /** Every number that was not released, under `all`. */
  numbers: rule({ kind: 'number', of: ({ status }) => (status === 'released' ? [] : ['all']), guard: null }),
  /** Invitations that nobody has accepted or revoked, under `all`. */
  openInvitations: rule({
    kind: 'invitation',
    of: (invitation) => (invitation.status === 'pending' ? ['all'] : []),
    guard: null,
  }),
  /** The addresses a member has or had. Guarded by the profile, so that no change of address holds up a removal. */
  addressesOf: rule({
    kind: 'address',
    of: ({ memberId, earlier }) => [
      ...new Set([...earlier.map((holder) => holder.memberId), ...(memberId === null ? [] : [memberId])]),
    ],
    guard: (id) => `profile:${id}`,
  }),
  /** Every invitation there was to an address, until they are erased. */
  invitationsTo: rule({
    kind: 'invitation',
    of: ({ address }) => (address === '' ? [] : [address]),
    guard: (address) => guardOf('address', address),
  }),
  /** The contacts a member owns, deleted ones among them. */
  ownedContacts: rule({ kind: 'contact', of: ({ ownerId }) => (ownerId === null ? [] : [ownerId]), guard: null }),
  /** The fields that were defined for contacts, retired ones among them, under `all`. */
  contactFields: rule({ kind: 'contactField', of: () => ['all'], guard: null }),
  /** The snippets a member owns, deleted ones among them. */
  ownedSnippets: rule({ kind: 'snippet', of: ({ ownerId }) => [ownerId], guard: null }),
  /** What a member owns of a host's own kinds, deleted ones among them. The ids are those of the records. */
  ownedResources: rule({ kind: 'resource', of: ({ ownerId }) => [ownerId], guard: null }),
  /** The numbers a member owns, released ones left out. */
  numbersOf: rule({
    kind: 'number',
    of: ({ status, ownerId }) => (status === 'released' ? [] : [ownerId]),
    guard: null,
  }),
  /** What happened on each number in a day of the workspace's calendar, such as `2026-11-22`. */
  activityOn: rule({ kind: 'activityDay', of: ({ day }) => [day], guard: null }),
  /** Jobs that are not over, under `all`. */
  openJobs: rule({
    kind: 'job',
    of: ({ status }) => (status === 'collecting' || status === 'ready' ? ['all'] : []),
    guard: null,
  }),
  /** Jobs that are over, under `all`, those that ended first before the others. */
  endedJobs: ordered({
    kind: 'job',
    of: ({ status }) => (status === 'collecting' || status === 'ready' ? [] : ['all']),
    sort: ({ movedAt }) => oldestFirst(movedAt),
  }),
  /** Contacts that are not deleted, under each phone of theirs that is written in the international form. */
  contactsByPhone: rule({
    kind: 'contact',
    of: ({ phones, deletedAt }) => (deletedAt === null ? phonesOf(phones) : []),
    guard: null,
  }),
  /** Conversations, the latest activity first; under which names, `inboxesOf` says. */
  inbox: ordered({ kind: 'conversation', of: inboxesOf, sort: ({ last }) => newestFirst(last.at) }),
  /** Who handled a conversation, the latest first. */
  handovers: ordered({
    kind: 'handover',
    of: ({ conversationId }) => [conversationId],
    sort: ({ step }) => newestFirst(step),
  }),
  /** What the team wrote at a place, the latest first: under the place, or under the comment it answers. */
  comments: ordered({
    kind: 'comment',
    of: ({ place, rootId }) => [rootId === null ? `${place.kind} ${place.id}` : `comment ${rootId}`],
    sort: ({ createdAt }) => newestFirst(createdAt),
  }),
  /** The direct messages somebody takes part in, the latest first. */
  threads: ordered({ kind: 'thread', of: ({ memberIds }) => memberIds, sort: ({ lastAt }) => newestFirst(lastAt) }),
};

/** The names of the lists. */
export type ListName = keyof typeof lists;

/** The names of the ordered lists. */
export type OrderedListName = {
  [L in ListName]: (typeof lists)[L] extends {
    /** What its entries are sorted by. */
    readonly sort: (record: never) => string;
  }
    ? L
    : never;
}[ListName];

/** The kind of record in a list. */
export type ListKind<L extends ListName> = (typeof lists)[L]['kind'];

const rulesOf: ReadonlyMap<Kind, readonly ListName[]> = /* @__PURE__ */ (() => {
  const names = new Map<Kind, ListName[]>();
  for (const [name, { kind }] of Object.entries(lists)) names.set(kind, [...(names.get(kind) ?? []), name as ListName]);
  return names;
})();

/**
 * Every list a record stands in, as `[list, of]`.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { listsOf } from 'partyline/workspace';
 *
 * const { workspace, cleo } = office();
 *
 * listsOf('member', workspace.state.member.get(cleo) ?? null); // => [['team', 'all']]
 * listsOf('member', null); // => []
 * ```
 * @see docs/architecture.md
 */
export const listsOf = <K extends Kind>(
  kind: K,
  record: Tables[K] | null,
): readonly (readonly [ListName, string])[] => {
  if (record === null) return [];
  return (rulesOf.get(kind) ?? []).flatMap((name) =>
    (lists[name] as unknown as ListRule<K>).of(record).map((of) => [name, of] as const),
  );
};

const guardedLists: ReadonlyMap<Kind, readonly ListName[]> = /* @__PURE__ */ (() =>
  new Map([...rulesOf].map(([kind, names]) => [kind, names.filter((name) => lists[name].guard !== null)])))();

const NONE: readonly never[] = [];

/** The lists of a kind of record that have a guard. */
export const guardedListsOf = (kind: Kind): readonly ListName[] => guardedLists.get(kind) ?? NONE;

/** In which lists of a name a record stands. */
export const standings = <K extends Kind>(list: ListName, record: Tables[K] | null): readonly string[] =>
  record === null ? NONE : (lists[list] as unknown as ListRule<K>).of(record);

/**
 * By what a record is ordered in an ordered list; null for any other list.
 *
 * @example
 * ```ts
 * import { Picks, sampleRecord } from 'partyline/testing';
 * import { newestFirst, sortIn } from 'partyline/workspace';
 *
 * const conversation = sampleRecord('conversation', new Picks(1));
 * sortIn('inbox', conversation); // => newestFirst(conversation.last.at)
 * sortIn('team', sampleRecord('member', new Picks(1))); // => null
 * ```
 * @see docs/architecture.md
 */
export const sortIn = <K extends Kind>(list: ListName, record: Tables[K]): string | null =>
  (lists[list] as unknown as ListRule<K>).sort?.(record) ?? null;

/**
 * Whether a record of a kind stands in a list.
 *
 * @example
 * ```ts
 * import { office } from 'partyline/testing';
 * import { standsIn } from 'partyline/workspace';
 *
 * const { workspace, cleo } = office();
 * const member = workspace.state.member.get(cleo);
 *
 * member && standsIn('member', member, 'team', 'all'); // => true
 * member && standsIn('member', member, 'groupMembers', 'sales'); // => false
 * ```
 * @see docs/architecture.md
 */
export const standsIn = <K extends Kind>(kind: K, record: Tables[K], list: ListName, of: string): boolean =>
  lists[list].kind === kind && (lists[list] as unknown as ListRule<K>).of(record).includes(of);

/**
 * The guard of a list; null where it has none.
 *
 * @example
 * ```ts
 * import { guardOfList } from 'partyline/workspace';
 *
 * guardOfList('groupMembers', 'sales'); // => 'group:sales'
 * guardOfList('ownedContacts', 'cleo'); // => null
 * ```
 * @see docs/architecture.md
 */
export const guardOfList = (list: ListName, of: string): Guard | null => lists[list].guard?.(of) ?? null;
