import type { Actor } from '../../roles/index.js';
import { type Kind, recordsOf, type Tables, type Workspace } from '../../workspace/index.js';
import { recordIn } from '../oracles/sight.js';

/** A state of a workspace, and the instant at which it is looked at. */
export interface Moment {
  readonly workspace: Workspace;
  readonly at: number;
}

/** One thing that somebody did. */
export interface Step {
  readonly before: Workspace;
  readonly after: Workspace;
  readonly actor: Actor;
  readonly at: number;
}

/** What must hold in every state. */
export interface Invariant {
  readonly name: string;
  /** The same as a sentence, for whoever reads a failure. */
  readonly says: string;
  /** What is wrong, in words; nothing where all is well. Needs a complete snapshot. */
  readonly check: (moment: Moment) => Iterable<string>;
}

/** What must hold of every step from one state to the next, whoever takes it. */
export interface StepInvariant {
  readonly name: string;
  readonly says: string;
  /** What is wrong with the step, in words; nothing where all is well. */
  readonly check: (step: Step) => Iterable<string>;
}

const states = new WeakMap<Workspace, State>();

/** Reading a state in few words. */
export class State {
  readonly workspace: Workspace;
  readonly #rows = new Map<Kind, readonly unknown[]>();

  private constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** One for each workspace, so that many invariants read it once. */
  static of(workspace: Workspace): State {
    const known = states.get(workspace) ?? new State(workspace);
    states.set(workspace, known);
    return known;
  }

  rows<K extends Kind>(kind: K): readonly (readonly [id: string, record: Tables[K]])[] {
    const rows = this.#rows.get(kind) ?? [...recordsOf(this.workspace, kind)];
    this.#rows.set(kind, rows);
    return rows as readonly (readonly [string, Tables[K]])[];
  }

  record<K extends Kind>(kind: K, id: string): Tables[K] | null {
    return recordIn(this.workspace, kind, id);
  }
}

/** Whether somebody is an owner in office. */
export const isActiveOwner = (member: Tables['member'] | null): boolean =>
  member !== null && member.status === 'active' && member.roles.includes('owner');
