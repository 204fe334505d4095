import {
  assignedAs,
  assignmentKey,
  type CounterName,
  contactsOf,
  grantsTo,
  guardOfList,
  kinds,
  type ListKey,
  listKey,
  listsOf,
  numbersOf,
  openOn,
  resourcesOf,
  snippetsOf,
  unreadOn,
} from '../../workspace/index.js';
import { type Invariant, isActiveOwner, State } from './invariant.js';

export const countedInvariant: Invariant = {
  name: 'counters count',
  says: 'Every counter is what a recount of the records gives, and nothing else is counted.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const members = state.rows('member');
    const expected = new Map<CounterName, number>([
      ['owners', members.filter(([, member]) => isActiveOwner(member)).length],
      ['seats', members.filter(([, { status }]) => status !== 'removed').length],
      ['contactFields', state.rows('contactField').filter(([, { status }]) => status === 'live').length],
    ]);
    const owned = (kind: 'contact' | 'snippet' | 'resource', id: string): number =>
      state.rows(kind).filter(([, { ownerId }]) => ownerId === id).length;
    for (const [id] of members) {
      expected.set(contactsOf(id), owned('contact', id));
      expected.set(snippetsOf(id), owned('snippet', id));
      expected.set(resourcesOf(id), owned('resource', id));
      const live = state.rows('number').filter(([, { ownerId, status }]) => ownerId === id && status === 'live');
      expected.set(numbersOf(id), live.length);
    }
    for (const [id] of state.rows('group')) {
      const principal = `group:${id}` as const;
      const granted = state.rows('grant').filter(([, grant]) => grant.principal === principal);
      expected.set(grantsTo(principal), granted.length);
    }
    const count = (counter: CounterName) => expected.set(counter, (expected.get(counter) ?? 0) + 1);
    for (const [, { numberId, status, unread, assignment }] of state.rows('conversation')) {
      if (unread) count(unreadOn(numberId));
      if (status !== 'open') continue;
      count(openOn(numberId));
      if (assignment !== null) count(assignedAs(assignmentKey(numberId, assignment)));
    }
    for (const [counter, value] of expected) {
      const kept = workspace.counters.get(counter) ?? 0;
      if (kept !== value) yield `counter ${counter} says ${kept}, there are ${value}`;
    }
    for (const counter of workspace.counters.keys()) {
      if (!expected.has(counter) && workspace.counters.get(counter) !== 0) yield `a counter of nobody: ${counter}`;
    }
  },
};

export const listedInvariant: Invariant = {
  name: 'lists list',
  says: 'Every list that a decision may rest on is what a scan of the records gives.',
  *check({ workspace }) {
    const state = State.of(workspace);
    const expected = new Map<ListKey, string[]>();
    for (const kind of kinds) {
      for (const [id, record] of state.rows(kind)) {
        for (const [list, of] of listsOf(kind, record as never)) {
          if (guardOfList(list, of) === null) continue;
          const key = listKey(list, of);
          expected.set(key, [...(expected.get(key) ?? []), id]);
        }
      }
    }
    for (const key of new Set([...workspace.lists.keys(), ...expected.keys()])) {
      const kept = [...(workspace.lists.get(key) ?? [])].sort().join();
      const scanned = (expected.get(key) ?? []).sort().join();
      if (kept !== scanned) yield `list ${key} says ${kept}, not ${scanned}`;
    }
  },
};
