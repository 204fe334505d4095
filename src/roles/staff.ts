import type { RoleTable } from './table.js';

/** What the role rules need to know of a workspace. A workspace snapshot satisfies it. */
export interface Staff {
  readonly complete: boolean;
  readonly policy: { readonly roles: RoleTable };
  readonly state: {
    readonly member: ReadonlyMap<string, StaffMember | null>;
    readonly number: ReadonlyMap<string, StaffNumber | null>;
  };
}

/** What the role rules need to know of a member. */
export interface StaffMember {
  readonly status: 'active' | 'suspended' | 'removed';
  readonly roles: readonly string[];
  /** Removed members whose numbers this one inherited. */
  readonly succeedsNumbers?: readonly string[];
}

/** What the role rules need to know of a phone number. */
export interface StaffNumber {
  readonly ownerId: string | null;
}

/** The client a call comes from, where it says so. */
export type Client = 'web' | 'desktop' | 'mobile';

/** Who acts: a member, a person known by a verified address only, or the host itself. */
export type Actor =
  | { readonly type: 'member'; readonly memberId: string }
  | { readonly type: 'person'; readonly address: string }
  | { readonly type: 'system' };

/** What a permission is asked for, where the answer depends on it. */
export interface Target {
  readonly numberId?: string | undefined;
  /** Whoever is acted on; an owner can be acted on by owners only. */
  readonly memberId?: string | undefined;
  readonly client?: Client | undefined;
  /** Whether something new is to be made: groups are managed anywhere, but made on the web or desktop. */
  readonly creates?: boolean | undefined;
}

/**
 * Whether a member owns what belongs to `ownerId`: themselves, or somebody whose numbers they inherited.
 *
 * @example
 * ```ts
 * import { ownsThrough } from 'partyline/roles';
 *
 * const heir = { status: 'active', roles: ['member'], succeedsNumbers: ['ben'] } as const;
 * ownsThrough('cleo', heir, 'cleo'); // => true
 * ownsThrough('cleo', heir, 'ben'); // => true
 * ownsThrough('cleo', heir, 'ana'); // => false
 * ```
 * @see docs/permissions.md
 */
export const ownsThrough = (memberId: string, member: StaffMember, ownerId: string | null): boolean =>
  ownerId !== null && (ownerId === memberId || (member.succeedsNumbers?.includes(ownerId) ?? false));
