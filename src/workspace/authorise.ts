import { normaliseAddress } from '../kernel/address.js';
import { fail, type Path } from '../kernel/failure.js';
import { ok } from '../kernel/result.js';
import { explain, type Permission, type Target } from '../roles/index.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import type { Context } from './context.js';
import type { Reader } from './reader.js';

/** The member who acts, or null for the host itself. */
export const actingMember = ({ actor }: Context): string | null => (actor.type === 'member' ? actor.memberId : null);

/** The verified address of a person who is no member here, in normal form; null for anybody else. */
export const verifiedAddress = ({ actor }: Context): string | null =>
  actor.type === 'person' ? normaliseAddress(actor.address) : null;

/** The workspace record of a workspace in which things can be done. */
export const activeWorkspace = (read: Reader) => {
  const workspace = read.get('workspace', WORKSPACE_RECORD);
  if (workspace === null) return fail('workspace_not_found', { workspaceId: read.id });
  if (workspace.status !== 'active') return fail('workspace_not_active', { status: workspace.status });
  return ok(workspace);
};

/**
 * The workspace record, if the actor may do this here; otherwise why not. The system actor passes role checks, never state rules.
 */
export const authorise = (
  read: Reader,
  context: Context,
  permission: Permission,
  target: Omit<Target, 'client'> = {},
) => {
  const workspace = activeWorkspace(read);
  if (!workspace.ok) return workspace;
  const { allowed, rule } = explain(read, context.actor, permission, { ...target, client: context.client });
  if (allowed) return workspace;
  if (rule === 'client_not_supported') return fail('client_not_supported', { permission, client: 'mobile' as const });
  return fail('permission_denied', { permission, rule });
};

/**
 * As `authorise`, for what people have a right to: the host may do it in a workspace that is suspended or closed too.
 */
export const erasableWorkspace = (read: Reader, context: Context, permission: Permission) => {
  if (context.actor.type !== 'system') return authorise(read, context, permission);
  const workspace = read.get('workspace', WORKSPACE_RECORD);
  return workspace === null ? fail('workspace_not_found', { workspaceId: read.id }) : ok(workspace);
};

/** An active member, or why there is none. */
export const activeMember = (read: Reader, memberId: string, path: Path = ['memberId']) => {
  const member = read.get('member', memberId);
  if (member === null || member.status === 'removed') return fail('member_not_found', { memberId }, path);
  if (member.status === 'suspended') return fail('member_suspended', { memberId }, path);
  return ok(member);
};

/** What people do for themselves alone, and the host for anybody. */
export const isOneselfOrHost = ({ actor }: Context, memberId: string) =>
  actor.type === 'system' || (actor.type === 'member' && actor.memberId === memberId)
    ? ok(null)
    : fail('not_oneself', { memberId }, ['memberId']);
