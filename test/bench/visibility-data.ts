import type { Grant, Level, Principal, Reach } from 'partyline/sharing';
import type { IndexedResource } from 'partyline/visibility';
import { random } from './support/random.js';

/** How large a workspace is made. */
export interface Scale {
  readonly contacts: number;
  readonly members: number;
  readonly groups: number;
  readonly numbers: number;
}

/** A workspace as the bench needs it. Grants and names are the same objects wherever they are the same, as in a host that is thrifty. */
export interface World {
  readonly contacts: readonly IndexedResource[];
  readonly reaches: readonly Reach[];
  /** Somebody who speaks for 77 principals: an admin in 40 groups who has 33 numbers. Fewer where there are fewer. */
  readonly busy: Reach;
  readonly grants: number;
}

const syllables = ['an', 'be', 'cor', 'da', 'el', 'fi', 'gre', 'ho', 'is', 'jo', 'ka', 'lu', 'mi', 'no', 'or', 'pe'];

/** 1.9 grants a contact: 150 in 1,000 private, as many with the workspace, the rest with numbers, groups and people. */
export function world({ contacts: size, members, groups, numbers }: Scale): World {
  const next = random(20_261_122);
  const shared = new Map<string, Grant>();
  const grant = (principal: Principal, level: Level): Grant => {
    const key = `${principal} ${level}`;
    const known = shared.get(key) ?? { principal, level, until: null, cause: 'manual' };
    shared.set(key, known);
    return known;
  };
  const names = Array.from({ length: members }, (_, member) => `m${member}`);
  const anyMember = () => `member:m${next(members)}` as const;
  const anyGroup = () => `group:g${next(groups)}` as const;
  const anyNumber = () => `number:n${next(numbers)}` as const;
  const grantsOf = (): Grant[] => {
    const die = next(1_000);
    if (die < 150) return [];
    if (die < 250) return [grant('workspace', 'view'), grant('stewards', 'edit')];
    if (die < 300) return [grant('workspace', 'edit')];
    if (die < 520) return [grant(anyNumber(), 'edit'), grant(anyMember(), 'view')];
    if (die < 650) return [grant(anyNumber(), 'edit'), grant(anyGroup(), 'view'), grant(anyMember(), 'edit')];
    if (die < 800) return [grant(anyGroup(), 'edit'), grant(anyGroup(), 'view'), grant(anyMember(), 'view')];
    return [grant(anyMember(), 'edit'), grant(anyMember(), 'view')];
  };
  let grants = 0;
  const contacts = Array.from({ length: size }, (_, n): IndexedResource => {
    const name = () => `${syllables[next(16)]}${syllables[next(16)]}${syllables[next(16)]}`;
    const given = grantsOf();
    grants += given.length;
    const ownerId = names[next(members)] ?? null;
    return { kind: 'contact', id: `c${n}`, sortKey: `${name()} ${name()}`, ownerId, deletedAt: null, grants: given };
  });
  const some = (count: number, from: number, prefix: 'group' | 'number') =>
    Array.from({ length: count }, (): Principal => `${prefix}:${prefix[0] as 'g' | 'n'}${next(from)}`);
  const reach = (memberId: string, more: readonly Principal[]): Reach => ({
    memberId,
    caps: new Map(
      [`member:${memberId}`, `owner:${memberId}`, 'workspace', ...more].map((name) => [name, 'edit']),
    ) as never,
    owns: new Set([memberId]),
  });
  const reaches = names.map((memberId, n) =>
    reach(memberId, [
      ...some(1 + next(4), groups, 'group'),
      ...some(1 + next(5), numbers, 'number'),
      ...(n % 10 === 0 ? (['stewards'] as const) : []),
    ]),
  );
  const first = (count: number, prefix: 'group:g' | 'number:n') =>
    Array.from({ length: count }, (_, n): Principal => `${prefix}${n}` as Principal);
  const busy = reach('m0', [
    ...first(Math.min(40, groups), 'group:g'),
    ...first(Math.min(33, numbers), 'number:n'),
    'stewards',
  ]);
  return { contacts, reaches, busy, grants };
}
