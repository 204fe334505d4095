import { type Actor, type Permission, permissions, type Staff, standardTable, type Target } from 'partyline/roles';
import { random } from './support/random.js';

/** Whether a role allows something. */
export interface RoleQuestion {
  readonly role: string;
  readonly permission: Permission;
  /** The permission in two words, for libraries that want it so. */
  readonly resource: string;
  readonly action: string;
}

/** Whether a member may do something to a number. */
export interface NumberQuestion extends RoleQuestion {
  readonly memberId: string;
  readonly numberId: string;
  readonly ownerId: string | null;
  readonly actor: Actor;
  readonly target: Target;
}

const roles = ['owner', 'admin', 'member'] as const;
const inTwo = (permission: Permission) => {
  const [resource = '', action = ''] = permission.split('.');
  return { permission, resource, action };
};

/** Each cell of the table often, in no order that a processor could learn. */
export const roleQuestions = (count: number): readonly RoleQuestion[] => {
  const next = random(10);
  return Array.from({ length: count }, () => ({
    role: roles[next(roles.length)] as string,
    ...inTwo(permissions[next(permissions.length)] as Permission),
  }));
};

/** One owner, five admins and twenty-four members; fifty numbers, each with an owner among them. */
export const staff: Staff = {
  complete: true,
  policy: { roles: standardTable },
  state: {
    member: new Map(
      Array.from({ length: 30 }, (_, n) => [
        `m${n}`,
        { status: 'active', roles: [n === 0 ? 'owner' : n < 6 ? 'admin' : 'member'] },
      ]),
    ),
    number: new Map(Array.from({ length: 50 }, (_, n) => [`n${n}`, { ownerId: `m${n % 30}` }])),
  },
};

const aboutNumbers: readonly Permission[] = ['numbers.updateSettings', 'numbers.manageAccess', 'numbers.add'];

/** Half of them about a number of one's own. */
export const numberQuestions = (count: number): readonly NumberQuestion[] => {
  const next = random(11);
  return Array.from({ length: count }, () => {
    const member = next(30);
    const number = next(2) === 0 ? member : next(50);
    const memberId = `m${member}`;
    const numberId = `n${number}`;
    return {
      role: staff.state.member.get(memberId)?.roles[0] ?? '',
      ...inTwo(aboutNumbers[next(aboutNumbers.length)] as Permission),
      memberId,
      numberId,
      ownerId: staff.state.number.get(numberId)?.ownerId ?? null,
      actor: { type: 'member', memberId },
      target: { numberId, client: 'web' },
    };
  });
};
