import type { WorkspaceEvent } from '../../workspace/index.js';
import { FIRST_SEAL, sealOf } from './seal.js';

/** A page of the trail with the seal it was given. */
export interface SealedPage {
  readonly events: readonly WorkspaceEvent[];
  readonly count: number;
  readonly hash: string;
}

/** What became of the seals. */
export interface TrailVerdict {
  /** Whether every page is as it was when it was sealed. */
  readonly intact: boolean;
  /** How many pages were looked at. */
  readonly pages: number;
  /** The pages that are not as they were, from 0. */
  readonly broken: readonly { readonly page: number; readonly reason: 'altered' | 'removed' }[];
}

/**
 * Whether a trail is as it was when its pages were sealed. Each page is judged on the seal of the page before as it was kept, so that every
 * page that was tampered with is named, and no other.
 *
 * @param pages from the first on
 * @example
 * ```ts
 * import { sealOf, verifyAuditTrail } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { changeRole } from 'partyline/members';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const events = unwrap(changeRole(workspace, { memberId: cleo, roles: ['admin'] }, as(ana))).commit?.events ?? [];
 * const hash = await sealOf(events);
 *
 * (await verifyAuditTrail([{ events, count: 1, hash }])).intact; // => true
 * (await verifyAuditTrail([{ events: [], count: 1, hash }])).broken; // => [{ page: 0, reason: 'removed' }]
 * ```
 * @see docs/insights.md
 */
export const verifyAuditTrail = async (
  pages: Iterable<SealedPage> | AsyncIterable<SealedPage>,
): Promise<TrailVerdict> => {
  const broken: { readonly page: number; readonly reason: 'altered' | 'removed' }[] = [];
  let previous = FIRST_SEAL;
  let page = 0;
  for await (const { events, count, hash } of pages) {
    if (events.length < count) broken.push({ page, reason: 'removed' });
    else if ((await sealOf(events, previous)) !== hash) broken.push({ page, reason: 'altered' });
    previous = hash;
    page++;
  }
  return { intact: broken.length === 0, pages: page, broken };
};
