import { type Permission, permissions } from '../../roles/index.js';
import { resourceAt } from '../../workspace/index.js';
import { naivePermissions } from '../oracles/roles.js';
import { naiveSight } from '../oracles/sight.js';
import { isActiveOwner, State, type Step, type StepInvariant } from './invariant.js';

export const grantedInvariant: StepInvariant = {
  name: 'nobody gives what they lack',
  says: 'Whoever gains permissions has them from somebody who held each of them, and never from themselves.',
  *check(step) {
    const { before, after, actor } = step;
    if (actor.type === 'system') return;
    const giver = actor.type === 'member' ? actor.memberId : voucher(State.of(before), actor.address);
    for (const [id] of State.of(after).rows('member')) {
      const had = naivePermissions(before, id);
      const gained = [...naivePermissions(after, id)].filter((permission) => !had.has(permission));
      if (gained.length === 0) continue;
      const source = new Set(giver === null ? [] : naivePermissions(before, giver));
      if (actor.type === 'person') for (const permission of openTo(step, actor.address)) source.add(permission);
      for (const permission of gained) {
        if (!source.has(permission)) yield `${id} gains ${permission} from ${giver ?? 'the domain'}, who lacks it`;
      }
      if (giver === id) yield `${id} gains ${gained} from themselves`;
    }
  },
};

export const enteredInvariant: StepInvariant = {
  name: 'nobody lets themselves in',
  says: 'Nobody but an owner opens to themselves what they did not see, save on a number that is theirs or that its owner has opened.',
  *check({ before, after, actor, at }) {
    // Where the host's policy lets people in themselves, it is audited and no fault.
    if (actor.type !== 'member' || before.policy.selfAccess !== 'deny') return;
    const { memberId } = actor;
    const was = State.of(before);
    if (isActiveOwner(was.record('member', memberId))) return;
    for (const kind of ['contact', 'snippet', 'resource'] as const) {
      for (const [id, record] of was.rows(kind)) {
        // Restoring what was deleted opens nothing that was not open.
        if (record.deletedAt !== null) continue;
        const resource = resourceAt({ kind, id });
        if (rank(naiveSight(after, memberId, resource, at)) <= rank(naiveSight(before, memberId, resource, at)))
          continue;
        const entitled = was.rows('grant').some(([, grant]) => {
          if (grant.resource.kind !== resource.kind || grant.resource.id !== resource.id) return false;
          const number = was.record('number', grant.principal.replace(/^number:/, ''));
          if (!grant.principal.startsWith('number:') || number === null) return false;
          const isTheirs =
            number.ownerId === memberId || was.record('succession', number.ownerId)?.numbersSuccessorId === memberId;
          return isTheirs || (number.mode === 'shared' && number.openedBy !== memberId);
        });
        if (!entitled) yield `${memberId} lets themselves in to ${resource.kind} ${resource.id}`;
      }
    }
  },
};

const rank = (sight: 'view' | 'edit' | null): number => (sight === null ? 0 : sight === 'view' ? 1 : 2);

/** What somebody may become who joins by a domain that was proved: a member and no more. */
const openTo = ({ before }: Step, address: string): readonly Permission[] => {
  const domain = State.of(before).record('domain', address.split('@')[1] ?? '');
  const { roles } = before.policy;
  const member = Object.hasOwn(roles, 'member') ? roles.member : undefined;
  return domain?.status === 'verified' ? permissions.filter((permission) => member?.cells[permission] === 'yes') : [];
};

/** Who stands for somebody who comes in: the inviter, the primary owner where they are gone, nobody where there is no invitation. */
const voucher = (state: State, address: string): string | null => {
  const waiting = state
    .rows('invitation')
    .find(([, invitation]) => invitation.address === address && invitation.status === 'pending');
  if (waiting === undefined) return null;
  const { invitedBy } = waiting[1];
  const isGone = invitedBy === null || state.record('member', invitedBy)?.status === 'removed';
  return isGone ? (state.record('workspace', 'self')?.primaryOwnerId ?? null) : invitedBy;
};
