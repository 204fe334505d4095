import type { Page, Position, VisibleItem } from './store.js';

/** A page from what was found of it, in the direction of the request, and one more where there is more. */
export const pageOf = <Item extends VisibleItem<string>>(
  found: readonly Item[],
  {
    after = null,
    direction = 'forward',
    limit,
  }: {
    readonly after?: Position | null;
    readonly direction?: 'forward' | 'back';
    readonly limit: number;
  },
): Page<Item> => {
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  const items = direction === 'forward' ? kept : kept.reverse();
  const [start, end] = [items.at(0), items.at(-1)].map((item) =>
    item === undefined ? after : { sortKey: item.record.sortKey, id: item.id },
  );
  const [before, behind] = direction === 'forward' ? [after !== null, more] : [more, after !== null];
  return { items, next: behind ? (end ?? null) : null, previous: before ? (start ?? null) : null };
};
