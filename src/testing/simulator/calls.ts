import type { WorkspaceStore } from '../../adapters/index.js';
import type { Commit } from '../../workspace/index.js';

const told: Readonly<Record<string, (given: readonly unknown[]) => string>> = {
  read: () => 'reads',
  recall: () => 'asks for its key',
  commit: ([, commit]) => `commits ${(commit as Commit).id}`,
};

/** What a call is told as, behind the name of whoever calls. */
export const toldCall = (name: string, given: readonly unknown[]): string => told[name]?.(given) ?? `calls ${name}`;

/** What becomes of a call: asked as it was given, or as given otherwise. */
type Through = (
  name: string,
  act: (...given: readonly unknown[]) => Promise<unknown>,
  given: readonly unknown[],
) => Promise<unknown>;

/** A store whose calls go through something. Its methods may be its own or those of its class. */
export const withCalls = (store: WorkspaceStore, through: Through): WorkspaceStore =>
  new Proxy(store, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name !== 'string') return value;
      const method = value.bind(target) as (...given: readonly unknown[]) => Promise<unknown>;
      // These two answer at once.
      if (name === 'wake' || name === 'visibleTo') return method;
      return (...given: readonly unknown[]) => through(name, method, given);
    },
  });

/**
 * A store in which the workspace of a simulation has the same name in every run, whatever it is kept under: digests are made with the name,
 * and what is made in a run must follow from its seed alone.
 */
export const under = (store: WorkspaceStore, workspaceId: string): WorkspaceStore =>
  withCalls(store, (name, act, given) => act(...(name === 'readFeed' ? given : [workspaceId, ...given.slice(1)])));
