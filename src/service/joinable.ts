import { normaliseAddress } from '../kernel/address.js';
import { diagnoseJoin } from '../members/index.js';
import { domainOf } from '../members/internal.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { ask, type Environment } from './execute.js';

/** A workspace that a person may join now. */
export interface Joinable {
  readonly workspaceId: string;
  readonly name: string;
  readonly by: readonly ('invitation' | 'domain')[];
}

/**
 * The workspaces that await a verified address ("join an existing workspace"). The lookup names candidates; each workspace itself says
 * whether it is so, so a stale lookup shows nothing that cannot be joined.
 */
export const joinableWorkspaces = async (environment: Environment, verified: string): Promise<readonly Joinable[]> => {
  const address = normaliseAddress(verified);
  const lookup = environment.ports.globalLookup;
  if (address === null || lookup === undefined) return [];
  const candidates = await lookup.workspacesFor({ address, domain: domainOf(address) });
  const joinable: Joinable[] = [];
  for (const workspaceId of new Set(candidates)) {
    const seat = { workspaceId, actor: { type: 'system' }, client: undefined, revision: null } as const;
    const answer = await ask(environment, seat, diagnoseJoin, { address });
    if (!answer.ok || !answer.value.canJoin) continue;
    const codes = answer.value.findings.map(({ code }) => code);
    const { records } = await environment.store.read(workspaceId, [`workspace:${WORKSPACE_RECORD}`]);
    const record = records.get('workspace')?.get(WORKSPACE_RECORD) as { readonly name: string } | null | undefined;
    joinable.push({
      workspaceId,
      name: record?.name ?? '',
      by: [
        ...(codes.includes('invitation_open') ? (['invitation'] as const) : []),
        ...(codes.includes('domain_open') ? (['domain'] as const) : []),
      ],
    });
  }
  return joinable;
};
