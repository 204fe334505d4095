import type { Commit, WorkspaceEvent } from 'partyline/workspace';

/** A commit that does what is given and nothing else. */
export const commitOf = (parts: Partial<Commit> & Pick<Commit, 'id'>): Commit => ({
  check: [],
  bump: [],
  add: [],
  put: [],
  delete: [],
  events: [],
  erase: [],
  ...parts,
});

/** An event that says no more than that it happened. */
export const eventOf = (type: string, commit = type): WorkspaceEvent => ({
  type,
  at: 1_800_000_000_000,
  actor: { type: 'system' },
  commit,
  subject: null,
  data: {},
  personal: null,
});
