import fc from 'fast-check';
import {
  type Cell,
  defineRoles,
  type Permission,
  permissions,
  type RoleTable,
  standardTable,
} from '../../roles/index.js';
import { definePolicy, type Policy, type Workspace } from '../../workspace/index.js';
import { everyOperation, type Operations } from '../histories/operation.js';
import { endOf, type History } from '../histories/play.js';
import { tellHistory } from '../histories/tell-history.js';
import type { Profile } from '../profile.js';

/** Which histories to make. */
export interface HistoryOptions {
  /** One policy for all, or an arbitrary of policies; the default policy where none is given. */
  readonly policy?: Policy | fc.Arbitrary<Policy>;
  /** The operations that are tried, each as often as any other; every one of the library where none are given. */
  readonly operations?: Operations;
  /** `hostile` ones give nasty texts and ids of nothing or of something else, and do again what was done before. */
  readonly profile?: Profile;
  /** Roles to prove something about: three people hold each from the start, and two of three deeds are theirs, mostly such as they may do. */
  readonly roles?: readonly string[];
  /** How many deeds follow the founding, where chance is not to say: no counterexample is shorter, however little it needs. */
  readonly minLength?: number;
  /** How many deeds follow it at most; 60 where nothing is said. */
  readonly maxLength?: number;
}

/**
 * Histories: an office is founded, then people, the host and passers-by do whatever they might. Each deed is picked from what is there by
 * then, so about half of them succeed. They shrink by leaving deeds out, and a failing one is shown as its policy, where that is not the
 * default one, and what was done.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { expectSound } from 'partyline/testing';
 * import { histories } from 'partyline/testing/arbitraries';
 *
 * fc.assert(fc.property(histories({ maxLength: 30 }), (history) => void expectSound(history)), { numRuns: 5 });
 * fc.assert(fc.property(histories({ profile: 'hostile' }), (history) => void expectSound(history)), { numRuns: 5 });
 * ```
 * @see docs/testing-your-app.md
 */
export const histories = ({
  policy = definePolicy(),
  operations = everyOperation,
  profile,
  roles,
  minLength = 1,
  maxLength = 60,
}: HistoryOptions = {}): fc.Arbitrary<History> => {
  // Only the number of deeds shrinks: a smaller number stands for another deed, not for a simpler one.
  const oneThrow = fc.noShrink(fc.record({ move: fc.nat({ max: 1_000_003 }), seed: fc.nat() }));
  const policies = policy instanceof fc.Arbitrary ? policy : fc.constant(policy);
  const throws = fc.array(oneThrow, { minLength: Math.min(minLength, maxLength), maxLength, size: 'max' });
  const cast = { ...(profile === undefined ? {} : { profile }), ...(roles === undefined ? {} : { roles }) };
  return fc.tuple(policies, throws).map(([chosen, thrown]) => {
    const history: History = { policy: chosen, operations, throws: thrown, ...cast };
    return toldAs(history, history);
  });
};

/** The same value, which fast-check shows as what led to it. What it holds, and what it is equal to, stays as it was. */
const toldAs = <T extends object>(value: T, history: History): T =>
  Object.defineProperty(value, fc.toStringMethod, { value: () => tellHistory(history), enumerable: false });

/**
 * Complete workspaces in which something has happened. A failing one is shown as what was done in it.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { wrongWith } from 'partyline/testing';
 * import { anyWorkspace } from 'partyline/testing/arbitraries';
 *
 * const sound = fc.property(anyWorkspace({ maxLength: 30 }), (workspace) => wrongWith({ workspace, at: 0 }).length === 0);
 * fc.assert(sound, { numRuns: 3 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyWorkspace = (options: HistoryOptions = {}): fc.Arbitrary<Workspace> =>
  histories(options).map((history) => toldAs(endOf(history), history));

/**
 * Role tables: up to three roles of a host's own, of any permissions that owners have, everywhere or on numbers of one's own; and the
 * standard ones, of which some cells may be changed.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { roleCan } from 'partyline/roles';
 * import { anyRoleTable } from 'partyline/testing/arbitraries';
 *
 * const owned = fc.property(anyRoleTable(), (roles) => roleCan('owner', 'owners.manage', roles));
 * fc.assert(owned, { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyRoleTable = (): fc.Arbitrary<RoleTable> => {
  const allowed = permissions.filter((permission) => standardTable.owner.cells[permission] === 'yes');
  const role = fc.record({
    allows: fc.subarray(allowed),
    allowsForOwnNumbers: fc.subarray(allowed),
    steward: fc.boolean(),
  });
  const changed = fc
    .array(fc.tuple(fc.constantFrom(...allowed), fc.constantFrom<Cell[]>('no', 'ownNumber', 'yes')), { maxLength: 3 })
    .map((cells) => Object.fromEntries(cells) as Partial<Record<Permission, Cell>>);
  return fc
    .record({ own: fc.array(role, { maxLength: 3 }), admin: changed, member: changed })
    .map(({ own, admin, member }) =>
      defineRoles({
        cells: { admin, member },
        roles: Object.fromEntries(own.map((one, index) => [`own${index}`, one])) as never,
      }),
    );
};

/**
 * Policies: every choice a host has, and role tables of its own.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { office } from 'partyline/testing';
 * import { anyPolicy } from 'partyline/testing/arbitraries';
 *
 * const founded = fc.property(anyPolicy(), (policy) => office(policy).workspace.state.member.size === 3);
 * fc.assert(founded, { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyPolicy = (roles: fc.Arbitrary<RoleTable> = anyRoleTable()): fc.Arbitrary<Policy> =>
  fc
    .record({
      roles,
      adminAccessToPrivate: fc.constantFrom('none', 'view', 'edit'),
      memberInvites: fc.constantFrom('deny', 'asMember'),
      resharing: fc.constantFrom('editors', 'owner'),
      selfAccess: fc.constantFrom('deny', 'audited', 'allow'),
      usersPerNumber: fc.integer({ min: 1, max: 10 }),
      seatLimit: fc.option(fc.integer({ min: 5, max: 20 })),
    } as const)
    .map((parts) => definePolicy(parts));
