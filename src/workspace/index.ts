/**
 * Records and their schemas, snapshots, policy, commits, and the shape of every operation.
 *
 * @module
 */
export { accessOf, reachesOf } from './access-of.js';
export type { GrantsOn } from './changed-grants.js';
export type { Addition, Commit, Expectation } from './commit.js';
export type { Context } from './context.js';
export type { EventActor, EventMap, EventOf, Happening, Nothing, Payload, WorkspaceEvent } from './events.js';
export { type Guard, guardOf, personalKeys, type Version } from './guards.js';
export { assignmentKey, newestFirst } from './inbox.js';
export {
  assignedAs,
  type CounterKey,
  type CounterName,
  contactsOf,
  counterKey,
  grantsTo,
  type Key,
  type ListKey,
  listKey,
  numbersOf,
  openOn,
  type RecordKey,
  recordKey,
  resourcesOf,
  snippetsOf,
  splitKey,
  unreadOn,
} from './keys.js';
export {
  guardOfList,
  type ListKind,
  type ListName,
  type ListRule,
  lists,
  listsOf,
  type OrderedListName,
  type OrderedListRule,
  sortIn,
  standsIn,
} from './lists.js';
export { definePolicy, type Policy } from './policy.js';
export type { Query } from './query.js';
export * from './records/index.js';
export type { Reducers } from './reducers.js';
export {
  grantId,
  type Place,
  placeOf,
  type ResourceRecord,
  resourceAt,
  resourceKey,
  type SharedKind,
} from './resource-key.js';
export type { SelfAccessEvents } from './self-access.js';
export {
  emptyWorkspace,
  type Loaded,
  partialWorkspace,
  recordsOf,
  type Table,
  type Workspace,
  withChanges,
} from './snapshot.js';
export type { Put, Transaction } from './transaction.js';
export type { Change, Operation, ReadPlan, Verb } from './verb.js';
