import type { ListName } from './lists.js';
import type { Kind } from './records/index.js';

/** Names one record: its kind and its id, such as `member:m1`. */
export type RecordKey = `${Kind}:${string}`;

/** Names a bounded list of records, such as `groupMembers:g1`. Reading it brings the records with it. */
export type ListKey = `${ListName}:${string}`;

/** The bounded counters of a workspace: active owners, and members who hold a seat. */
export type CounterName = 'owners' | 'seats';

/** Names a counter. */
export type CounterKey = `counter:${CounterName}`;

/** Whatever a read plan may ask for. */
export type Key = RecordKey | ListKey | CounterKey;

export const recordKey = (kind: Kind, id: string): RecordKey => `${kind}:${id}`;
export const listKey = (list: ListName, of: string): ListKey => `${list}:${of}`;
export const counterKey = (counter: CounterName): CounterKey => `counter:${counter}`;

/** Takes a key apart at its first colon; ids may hold further ones. */
export const splitKey = (key: string): readonly [name: string, rest: string] => {
  const colon = key.indexOf(':');
  return [key.slice(0, colon), key.slice(colon + 1)];
};
