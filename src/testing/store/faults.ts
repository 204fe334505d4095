/** What can be wrong with a store, and what each fault means. Every complaint of the kit begins with one of these names. */
export const storeFaults = {
  'lost write': 'a commit was acknowledged, and what it put is not there',
  'lost delete': 'a commit was acknowledged, and what it deleted is still there',
  'refused write': 'nothing stood in the way of a commit, and it was not made',
  'refused read': 'nothing stood in the way of a read, and it was refused',
  'altered data': 'what was put comes back as something else',
  'ignored expectation': 'a commit was made, or something shown, though a guard did not have the version it expected',
  'unnamed conflict': 'a conflict does not name what stood in the way',
  'partial commit': 'a commit that was not made left something behind',
  'wrong version': 'a bumped guard takes the id of the commit as its version, and nothing else moves',
  'version reuse': 'a version came round again, so an old decision counts as new',
  'lost addition': 'a counter is not the sum of what was added to it',
  'ignored bound': 'a commit was made though a counter would leave its bounds',
  'cross-tenant read': 'one workspace shows what belongs to another',
  'cross-tenant write': 'what was done in one workspace changed another',
  'replay that runs twice': 'a write that was sent again under its key was made again',
  'forgotten key': 'a write that was made is not known by its key any more',
  'key reuse accepted': 'one key was taken for two different writes',
  'key used up in vain': 'a write that was not made used its key up',
  'wrong replay': 'a replay does not answer the revision and the events of the first time',
  'wrong answer for what is absent': 'what is not there has to read as null, with the version of its guard',
  'wrong list': 'what stands in a list does not follow from the records',
  'truncating list': 'a list leaves something out and does not say so',
  'unordered list': 'a list is not in the order of code points',
  'wrong page': 'pages do not meet: something comes twice, is left out, or the end is not where it is',
  'hidden resource listed': 'somebody is shown what they may not see',
  'missing resource': 'somebody is not shown what they may see',
  'expired grant listed': 'a grant that has ended still shows what it was on',
  'deleted resource listed': 'what was deleted is still shown',
  'wrong level': 'a resource is listed at another level than the one evaluator says',
  'wrong count': 'a count is not the number of what is seen, up to its cap',
  'wrong search': 'a search finds something else than a look at every resource',
  'lost event': 'an event of a commit that was made is never delivered',
  'repeated event': 'an event is delivered twice to one cursor',
  'events out of order': 'events do not come in the order of their commits',
  'event of nothing': 'an event of a commit that was not made is delivered',
  'cursor that skips late commits': 'a commit that was made while somebody read on is never delivered to them',
  'torn read': 'a read shows two moments at once',
  'stale read': 'a read shows something older than it was asked for',
  'changing answer': 'an answer that was given changed afterwards',
  'erasure that forgets': 'personal data that was erased can still be read',
  'erasure of too much': 'an erasure took what belongs to somebody else, or what is kept for ever',
  'wrong sweep': 'the grants that have ended are not those that the store names',
  'broken transaction': 'what is done in the transaction of a host is not saved, seen or taken back together with it',
  'lost race': 'two at once were both let through, or neither',
  'lost acknowledgement': 'what was acknowledged is gone',
  unsettled: 'operations at the same time ended in an exception in place of an answer',
} as const;

/** The name of a fault. */
export type StoreFaultName = keyof typeof storeFaults;

/** What the kit throws: which fault a store has, and how it showed. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly fault: StoreFaultName;

  constructor(fault: StoreFaultName, shown: string) {
    super(`${fault}: ${storeFaults[fault]}\n${shown}`);
    this.fault = fault;
  }
}

/** Throws unless something holds. */
export function demand(holds: boolean, fault: StoreFaultName, shown: string): asserts holds {
  if (!holds) throw new StoreFault(fault, shown);
}

/** Throws unless two pieces of data say the same. */
export const demandSame = (found: unknown, expected: unknown, fault: StoreFaultName, what: string): void => {
  const [left, right] = [inOrder(found), inOrder(expected)];
  demand(left === right, fault, `${what}\n  expected: ${short(right)}\n  found:    ${short(left)}`);
};

/** Data as text, keys sorted and Maps as entries, so that texts are equal where data is. */
const inOrder = (data: unknown): string =>
  JSON.stringify(data, (_key, value: unknown) => {
    if (value instanceof Map) return { Map: [...value] };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? 'undefined';

const short = (text: string): string =>
  text.length > 600 ? `${text.slice(0, 600)} … (${text.length} characters)` : text;
