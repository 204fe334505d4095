import type { EventMap, EventOf, WorkspaceEvent } from './events.js';
import type { Guard, Version } from './guards.js';
import type { Workspace } from './snapshot.js';
import { withChanges } from './snapshot.js';
import { type Changes, Overlay, type Transaction } from './transaction.js';
import { View } from './view.js';

/** How each event of a noun changes the records. A reducer decides nothing: it must give the same result on every replay. */
export type Reducers<Events extends EventMap> = {
  readonly [T in keyof Events & string]: (
    tx: Transaction,
    event: Extract<EventOf<Events>, { readonly type: T }>,
  ) => void;
};

/** Applies events to a view, in order. */
export const reduce = (view: View, reducers: Reducers<never>, events: readonly WorkspaceEvent[]): Changes => {
  const table = reducers as Readonly<Record<string, (tx: Transaction, event: WorkspaceEvent) => void>>;
  const overlay = new Overlay(view);
  for (const event of events) {
    const reducer = Object.hasOwn(table, event.type) ? table[event.type] : undefined;
    if (reducer === undefined) throw new Error(`no reducer for the event ${event.type}`);
    reducer(overlay, event);
  }
  return overlay.changes();
};

/** Folds events onto a complete workspace with a given set of reducers. */
export const foldEvents = (
  workspace: Workspace,
  reducers: Reducers<never>,
  events: Iterable<WorkspaceEvent>,
): Workspace => {
  let folded = workspace;
  for (const event of events) {
    const view = new View(folded);
    const { entries } = reduce(view, reducers, [event]);
    const versions = new Map<Guard, Version>();
    view.footprint.forEach((guard, moved) => {
      if (moved) versions.set(guard, event.commit);
    });
    folded = withChanges(folded, { ...entries, versions });
  }
  return folded;
};
