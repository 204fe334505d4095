import type { Actor } from '../../roles/index.js';
import type { Workspace } from '../../workspace/index.js';
import { Picks } from '../picks.js';
import { type Deed, deedFrom, type History, perform, type Throw } from './deed.js';
import type { Operations } from './operation.js';

/** So many deeds somebody thinks of before they do one that is refused. */
const THOUGHTS = 8;

/** Somebody in office who holds one of these roles; null where nobody does. */
const holder = ({ state }: Workspace, roles: readonly string[], picks: Picks): Actor | null => {
  const held: string[] = [];
  for (const [id, member] of state.member)
    if (member?.status === 'active' && member.roles.some((role) => roles.includes(role))) held.push(id);
  const memberId = picks.one(held);
  return memberId === undefined ? null : { type: 'member', memberId };
};

const changes = (workspace: Workspace, deed: Deed, operations: Operations): boolean =>
  perform(workspace, deed, operations, 'thought ').change?.commit != null;

/**
 * A deed of somebody who holds one of the roles, and rather one that they get done: what is refused proves nothing about them but that it
 * was refused. Null where nobody holds any.
 */
const deedOfRole = (
  workspace: Workspace,
  history: History,
  { move, seed }: Throw,
  turn: number,
  picks: Picks,
): Deed | null => {
  const { operations, roles = [], profile } = history;
  const actor = holder(workspace, roles, picks);
  if (actor === null) return null;
  let deed: Deed | null = null;
  for (let thought = 0; thought < THOUGHTS; thought++) {
    const another = { move: move + thought * 7_919, seed: seed ^ (thought * 0x9e37) };
    deed = { ...deedFrom(workspace, operations, another, turn, profile), actor };
    if (changes(workspace, deed, operations)) return deed;
  }
  return deed;
};

/**
 * What happens next. Where roles are under proof, two of three deeds are of people who hold them. Where everybody is hostile, every fourth
 * deed is one that was done before, at times by somebody else.
 */
export const nextDeed = (
  workspace: Workspace,
  history: History,
  one: Throw,
  turn: number,
  done: readonly Deed[],
): Deed => {
  const { operations, roles = [], profile } = history;
  // Its own picks: what a throw means by itself stays what it was.
  const picks = new Picks(one.seed ^ 0x51ed27);
  if (profile === 'hostile' && picks.chance(0.25)) {
    const again = picks.one(done);
    const fresh = deedFrom(workspace, operations, one, turn, profile);
    if (again !== undefined) return { ...again, at: fresh.at, actor: picks.chance(0.5) ? again.actor : fresh.actor };
    return fresh;
  }
  const ofRole = roles.length > 0 && picks.chance(2 / 3) ? deedOfRole(workspace, history, one, turn, picks) : null;
  return ofRole ?? deedFrom(workspace, operations, one, turn, profile);
};
