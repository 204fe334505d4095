import { unwrap } from '../kernel/index.js';
import { addMember, createWorkspace } from '../members/index.js';
import { type Context, emptyWorkspace, type Policy } from '../workspace/index.js';

/** 2026-11-22, 9 o'clock UTC: when the office opens. */
const OPENING = Date.UTC(2026, 10, 22, 9);

/**
 * A small complete workspace to try things on: Ana owns it, Ben is an admin, Cleo a member. Everything about it is fixed: ids count
 * upwards (`id1`, `id2` …) and the clock stands still.
 *
 * @returns the workspace, the three member ids, a system context, and `as`, which makes a context in which a member acts
 * @example
 * ```ts
 * import { can } from 'partyline/roles';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 *
 * can(workspace, as(cleo).actor, 'members.invite'); // => false
 * ```
 * @see docs/testing-your-app.md
 */
export const office = (policy?: Policy) => {
  let made = 0;
  const context: Context = { actor: { type: 'system' }, at: OPENING, newId: () => `id${++made}` };
  const as = (memberId: string, client?: Context['client']): Context => ({
    ...context,
    actor: { type: 'member', memberId },
    client,
  });
  const owner = { name: 'Ana Alvarez', address: 'ana@acme.example' };
  const created = unwrap(createWorkspace(emptyWorkspace('acme', policy), { name: 'Acme', owner }, context));
  const second = unwrap(
    addMember(created.workspace, { name: 'Ben Brandt', address: 'ben@acme.example', roles: ['admin'] }, context),
  );
  const third = unwrap(
    addMember(second.workspace, { name: 'Cleo Costa', address: 'cleo@acme.example', roles: ['member'] }, context),
  );
  return {
    workspace: third.workspace,
    context,
    /** The same context, with a member as whoever acts. */
    as,
    ana: created.output.memberId,
    ben: second.output.memberId,
    cleo: third.output.memberId,
  };
};
