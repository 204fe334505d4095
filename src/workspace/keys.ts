import type { ListName } from './lists.js';
import type { Kind } from './records/index.js';

/** Names one record: its kind and its id, such as `member:m1`. */
export type RecordKey = `${Kind}:${string}`;

/** Names a bounded list of records, such as `groupMembers:g1`. Reading it brings the records with it. */
export type ListKey = `${ListName}:${string}`;

/**
 * The counters of a workspace: active owners, members who hold a seat, the live fields defined for contacts, the contacts, snippets and
 * other resources each member owns (deleted ones among them), the numbers (released ones left out), the grants to each group (all that
 * are stored), the open and the unread conversations of each number, and the open ones under each assignment.
 */
export type CounterName =
  | 'owners'
  | 'seats'
  | 'contactFields'
  | `contacts ${string}`
  | `snippets ${string}`
  | `resources ${string}`
  | `numbers ${string}`
  | `grants group:${string}`
  | `open ${string}`
  | `unread ${string}`
  | `assigned ${string}`;

/**
 * The counter of the contacts that a member owns.
 *
 * @example
 * ```ts
 * import { createContact } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 * import { contactsOf } from 'partyline/workspace';
 *
 * const { workspace, as, cleo } = office();
 * const { counters } = unwrap(createContact(workspace, { fields: { firstName: 'Dora' } }, as(cleo))).workspace;
 *
 * counters.get(contactsOf(cleo)); // => 1
 * ```
 * @see docs/architecture.md
 */
export const contactsOf = (memberId: string): CounterName => `contacts ${memberId}`;

/**
 * The counter of the snippets that a member owns.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { createSnippet } from 'partyline/snippets';
 * import { office } from 'partyline/testing';
 * import { snippetsOf } from 'partyline/workspace';
 *
 * const { workspace, as, cleo } = office();
 * const { counters } = unwrap(createSnippet(workspace, { name: 'Thanks', body: 'Thank you!' }, as(cleo))).workspace;
 *
 * counters.get(snippetsOf(cleo)); // => 1
 * ```
 * @see docs/architecture.md
 */
export const snippetsOf = (memberId: string): CounterName => `snippets ${memberId}`;

/**
 * The counter of the resources of a host's own kinds that a member owns.
 *
 * @example
 * ```ts
 * import { counterKey, resourcesOf } from 'partyline/workspace';
 *
 * counterKey(resourcesOf('cleo')); // => 'counter:resources cleo'
 * ```
 * @see docs/architecture.md
 */
export const resourcesOf = (memberId: string): CounterName => `resources ${memberId}`;

/**
 * The counter of the numbers that a member owns.
 *
 * @example
 * ```ts
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 * import { numbersOf } from 'partyline/workspace';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const { counters } = unwrap(addNumber(workspace, desk, context)).workspace;
 *
 * counters.get(numbersOf(ana)); // => 1
 * ```
 * @see docs/architecture.md
 */
export const numbersOf = (memberId: string): CounterName => `numbers ${memberId}`;

/**
 * The counter of the grants to a group; grants to other principals are not counted.
 *
 * @example
 * ```ts
 * import { counterKey, grantsTo } from 'partyline/workspace';
 *
 * counterKey(grantsTo('group:sales')); // => 'counter:grants group:sales'
 * ```
 * @see docs/architecture.md
 */
export const grantsTo = (group: `group:${string}`): CounterName => `grants ${group}`;

/**
 * The counter of the open conversations of a number.
 *
 * @example
 * ```ts
 * import { touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 * import { openOn } from 'partyline/workspace';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const { counters } = unwrap(touchConversation(added.workspace, message, context)).workspace;
 *
 * counters.get(openOn(numberId)); // => 1
 * ```
 * @see docs/architecture.md
 */
export const openOn = (numberId: string): CounterName => `open ${numberId}`;

/**
 * The counter of the unread conversations of a number.
 *
 * @example
 * ```ts
 * import { touchConversation } from 'partyline/conversations';
 * import { unwrap } from 'partyline/kernel';
 * import { addNumber } from 'partyline/numbers';
 * import { office } from 'partyline/testing';
 * import { unreadOn } from 'partyline/workspace';
 *
 * const { workspace, context, ana } = office();
 * const desk = { phone: '+15551234567', name: 'Front desk', mode: 'shared', ownerId: ana } as const;
 * const added = unwrap(addNumber(workspace, desk, context));
 * const { numberId } = added.output;
 * const message = { numberId, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
 * const { counters } = unwrap(touchConversation(added.workspace, message, context)).workspace;
 *
 * counters.get(unreadOn(numberId)); // => 1
 * ```
 * @see docs/architecture.md
 */
export const unreadOn = (numberId: string): CounterName => `unread ${numberId}`;

/**
 * The counter of the open conversations under an assignment; see `assignmentKey`.
 *
 * @example
 * ```ts
 * import { assignedAs, assignmentKey } from 'partyline/workspace';
 *
 * assignedAs(assignmentKey('desk', { epoch: 2, to: 'member:ana', tenure: 1 })); // => 'assigned desk 2 member:ana 1'
 * ```
 * @see docs/architecture.md
 */
export const assignedAs = (assignment: string): CounterName => `assigned ${assignment}`;

/** Names a counter. */
export type CounterKey = `counter:${CounterName}`;

/** Whatever a read plan may ask for. */
export type Key = RecordKey | ListKey | CounterKey;

/**
 * The key of a record: `recordKey('member', 'ana')` is `member:ana`.
 *
 * @example
 * ```ts
 * import { recordKey } from 'partyline/workspace';
 *
 * recordKey('member', 'ana'); // => 'member:ana'
 * ```
 * @see docs/architecture.md
 */
export const recordKey = (kind: Kind, id: string): RecordKey => `${kind}:${id}`;
/**
 * The key of a list: `listKey('groupMembers', 'sales')` names who is in that group.
 *
 * @example
 * ```ts
 * import { listKey } from 'partyline/workspace';
 *
 * listKey('groupMembers', 'sales'); // => 'groupMembers:sales'
 * ```
 * @see docs/architecture.md
 */
export const listKey = (list: ListName, of: string): ListKey => `${list}:${of}`;
/**
 * The key of a counter: `counterKey('owners')` is `counter:owners`.
 *
 * @example
 * ```ts
 * import { counterKey } from 'partyline/workspace';
 *
 * counterKey('owners'); // => 'counter:owners'
 * ```
 * @see docs/architecture.md
 */
export const counterKey = (counter: CounterName): CounterKey => `counter:${counter}`;

/**
 * Takes a key apart at its first colon; ids may hold further ones.
 *
 * @example
 * ```ts
 * import { splitKey } from 'partyline/workspace';
 *
 * splitKey('member:ana'); // => ['member', 'ana']
 * splitKey('grantsTo:group:sales'); // => ['grantsTo', 'group:sales']
 * ```
 * @see docs/architecture.md
 */
export const splitKey = (key: string): readonly [name: string, rest: string] => {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
};
