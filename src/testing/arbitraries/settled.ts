import { compareCodePoints, sortKey } from '../../kernel/index.js';
import type { Kind, Tables } from '../../workspace/index.js';

type ActivityTally = Tables['activityDay']['summary']['numbers'][string];
type RingGroups = Extract<Tables['number']['ring'], { type: 'groups' }>['groups'];

/** Each once, in the order of a key, as records keep their lists. */
const inOrder = <T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] =>
  [...new Map(list.map((one) => [keyOf(one), one])).values()].sort((a, b) => compareCodePoints(keyOf(a), keyOf(b)));
const ids = (list: readonly string[]) => inOrder(list, (id) => id);
const byId = <T extends { readonly id: string }>(list: readonly T[]) => inOrder(list, ({ id }) => id);

/** Not before another instant. */
const since = <At extends number | null>(at: At, start: number): At => (at === null ? at : (Math.max(at, start) as At));
const after = <At extends number | null>(at: At, start: number): At => since(at, start + 1);

const listed = (record: Tables['snippet'] | Tables['resource']) => ({
  sortKey: sortKey(record.name),
  deletedAt: since(record.deletedAt, record.createdAt),
});

const named = ({ firstName, lastName, company, phones, emails }: Tables['contact']): string =>
  [firstName, lastName].filter(Boolean).join(' ') || company || phones[0]?.value || emails[0]?.value || '';

const added = (tally: ActivityTally): ActivityTally => ({
  ...tally,
  inboundCalls: tally.answered + tally.missed,
  // One bin for all of them: that of no time at all.
  responseBins: tally.responses === 0 ? [] : [-1, tally.responses],
  responseSeconds: 0,
});
const tallies = (by: Readonly<Record<string, ActivityTally>>) =>
  Object.fromEntries(Object.entries(by).map(([id, tally]) => [id, added(tally)]));

/** Groups of people in which nobody stands twice, and none is empty. */
const apart = (groups: RingGroups): RingGroups => {
  const taken = new Set<string>();
  const rest = groups.map(({ memberIds, seconds }) => {
    const fresh = [...new Set(memberIds)].filter((id) => !taken.has(id));
    for (const id of fresh) taken.add(id);
    return { memberIds: fresh, seconds };
  });
  const some = rest.filter(({ memberIds }) => memberIds.length > 0);
  return some.length > 0 ? some : [{ memberIds: ['somebody'], seconds: 25 }];
};

/** Fields that follow from the others: what the library would have written there. A kind that is not named has none. */
const derived: { readonly [K in Kind]?: (record: Tables[K]) => Partial<Tables[K]> } = {
  member: ({ groups, numbers, lapses, succeeds, succeedsNumbers }) => ({
    groups: ids(groups),
    numbers: byId(numbers),
    lapses: byId(lapses),
    succeeds: ids(succeeds),
    succeedsNumbers: ids(succeedsNumbers),
  }),
  address: ({ memberId, current, barred }) =>
    memberId === null ? { current: false, barred: false } : { current, barred },
  invitation: ({ numbers, invitedAt, expiresAt }) => ({
    numbers: byId(numbers),
    expiresAt: after(expiresAt, invitedAt),
  }),
  domain: ({ status, claimedAt, verifiedAt }) => ({
    verifiedAt: status === 'claimed' ? null : since(verifiedAt ?? claimedAt, claimedAt),
  }),
  number: ({ mode, openedBy, ring }) => ({
    openedBy: mode === 'exclusive' ? null : openedBy,
    ring: ring.type === 'groups' ? { type: 'groups', groups: apart(ring.groups) } : ring,
  }),
  availability: ({ notifications }) => ({ notifications: inOrder(notifications, ({ numberId }) => numberId) }),
  porting: ({ status, reason, requestedAt, changedAt }) => ({
    reason: status === 'rejected' ? reason : '',
    changedAt: since(changedAt, requestedAt),
  }),
  contact: (contact) => ({
    sortKey: sortKey(named(contact)),
    custom: inOrder(contact.custom, ({ fieldId }) => fieldId),
    externalId: contact.source === 'crm' ? (contact.externalId ?? '4711') : null,
    deletedAt: since(contact.deletedAt, contact.createdAt),
  }),
  snippet: listed,
  resource: listed,
  grant: ({ principal, cause, until, grantedAt }) => ({
    cause: cause === 'number' && !principal.startsWith('number:') ? 'manual' : cause,
    until: after(until, grantedAt),
  }),
  contactField: ({ type, options }) => ({
    options:
      type === 'multiSelect'
        ? inOrder([{ optionId: 'vip', name: 'VIP', retired: false }, ...options], ({ optionId }) => optionId)
        : [],
  }),
  activityDay: ({ summary }) => ({
    summary: {
      numbers: tallies(summary.numbers),
      members: tallies(summary.members),
      hours: inOrder(
        summary.hours.map(([hour, count]) => [hour % 168, count] as const),
        ([hour]) => String(hour).padStart(3, '0'),
      ) as typeof summary.hours,
    },
  }),
  job: ({ status, parts, part, failure, startedAt, movedAt }) => ({
    part: Math.min(part, parts),
    failure: status === 'failed' ? (failure ?? 'permission_denied') : null,
    movedAt: since(movedAt, startedAt),
  }),
  conversation: ({ last, createdAt }) => ({
    last: {
      ...last,
      at: since(last.at, createdAt),
      answered: last.kind === 'message' ? null : (last.answered ?? false),
    },
  }),
  handover: ({ step }) => ({ step: step + 1 }),
  replying: ({ leases }) => ({ leases: inOrder(leases, ({ memberId }) => memberId) }),
  thread: ({ memberIds, lastAt, createdAt }) => ({ memberIds: ids(memberIds), lastAt: since(lastAt, createdAt) }),
  comment: ({ text, contactIds, reactions, createdAt, editedAt, deletedAt }) => ({
    text: deletedAt === null ? text : '',
    contactIds: deletedAt === null ? [...new Set(contactIds)] : [],
    reactions: deletedAt === null ? inOrder(reactions, ({ emoji, memberId }) => `${emoji} ${memberId}`) : [],
    editedAt: since(editedAt, createdAt),
    deletedAt: since(deletedAt, createdAt),
  }),
};

/** A record in which what follows from other fields does follow: sort keys, sorted lists, instants one after the other. */
export const settled = <K extends Kind>(kind: K, record: Tables[K]): Tables[K] => ({
  ...record,
  ...derived[kind]?.(record),
});
