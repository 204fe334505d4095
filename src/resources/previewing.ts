import type { Instant } from '../kernel/instant.js';
import { type ResourceName, reachOf } from '../sharing/index.js';
import { type AccessDifference, accessDifference } from '../visibility/index.js';
import { accessOf, type Workspace } from '../workspace/index.js';
import type { Reader } from '../workspace/reader.js';

/** A change of access that a preview is of: what there was, and what the verb made of it. */
export interface Previewed {
  readonly before: Workspace;
  readonly after: Workspace;
  readonly at: Instant;
}

const nothing: AccessDifference = { gains: [], loses: [], keeps: [] };

/**
 * What a change of access means for each resource it was asked of, person by person; nothing for one that was refused. It is told from what
 * the verb made, so preview and change cannot disagree. Reads the list `team`.
 */
export const previewing = <V extends { readonly refusal: unknown }>(
  read: Reader,
  verdicts: readonly V[],
  nameOf: (verdict: V) => ResourceName,
  { before, after, at }: Previewed,
): readonly (readonly [V, AccessDifference])[] => {
  // Sharing changes whom a resource is granted to, never anybody's reach.
  const reaches = read.list('team', 'all').map(([memberId]) => {
    const reach = reachOf(read, memberId);
    return [reach, reach] as const;
  });
  return verdicts.map((verdict) => {
    if (verdict.refusal !== null) return [verdict, nothing];
    const name = nameOf(verdict);
    const [was, is] = [accessOf(before, name), accessOf(after, name)];
    return [verdict, was === null || is === null ? nothing : accessDifference(reaches, was, is, at)];
  });
};
