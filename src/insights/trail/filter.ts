import * as z from 'zod/mini';
import { accessKeysOf, accessOfAny } from '../../conversations/internal.js';
import { idSchema, instantSchema } from '../../kernel/input.js';
import type { Instant } from '../../kernel/instant.js';
import { parsePrincipal, type Reach, type ResourceName } from '../../sharing/index.js';
import { canSee } from '../../visibility/index.js';
import { type Key, resourceKey, type Workspace } from '../../workspace/index.js';
import type { TrailEntry } from './entry.js';
import { permissionChanges } from './watch-list.js';

/** Which entries of the trail are asked for. */
export const trailFilter = {
  /** What this member did, and what was done to them. */
  memberId: z.exactOptional(idSchema),
  /** What happened to this. */
  resource: z.exactOptional(z.strictObject({ kind: idSchema, id: z.string().check(z.maxLength(256)) })),
  kinds: z.exactOptional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100))),
  /** Only what changes what somebody may do or see. */
  permissionsOnly: z._default(z.boolean(), false),
  since: z.exactOptional(instantSchema),
} as const;

const schema = /* @__PURE__ */ z.strictObject(trailFilter);

/** Which entries of the trail are asked for, as parsed. */
export type TrailFilter = z.output<typeof schema>;

/**
 * Kinds of which everything is known to whoever may read the trail. All others are seen by those who see them: shared things, conversations
 * by whoever has the number, threads by those who take part.
 */
const open: ReadonlySet<string> = new Set([
  'workspace',
  'member',
  'group',
  'number',
  'invitation',
  'domain',
  'porting',
  'job',
]);

const isShared = ({ kind }: ResourceName): boolean => !open.has(kind);

/** What must be read to know which of the things in some entries somebody sees. */
export const sharedKeys = (entries: readonly TrailEntry[]): readonly Key[] => {
  const keys = new Set<Key>();
  const named = entries.flatMap(({ subjects, changes }) => [...subjects, ...changes]);
  for (const key of named.filter(isShared).flatMap(accessKeysOf)) keys.add(key);
  return [...keys];
};

/**
 * The entries as a reader may see them: what they do not see of shared things is counted. Something deleted is seen by those who saw it.
 *
 * @param reach of the reader; null for the host, who sees everything
 */
export const visibleEntries = (
  entries: readonly TrailEntry[],
  workspace: Workspace,
  reach: Reach | null,
  at: Instant,
): readonly TrailEntry[] => {
  if (reach === null) return entries;
  const verdicts = new Map<string, boolean>();
  const sees = (name: ResourceName): boolean => {
    if (!isShared(name)) return true;
    const key = resourceKey(name);
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    const resource = accessOfAny(workspace, name);
    const verdict = resource !== null && canSee(reach, { ...resource, deletedAt: null }, at);
    verdicts.set(key, verdict);
    return verdict;
  };
  return entries.map((entry) => {
    const unseen = [...entry.subjects, ...entry.changes].filter((name) => !sees(name));
    if (unseen.length === 0) return entry;
    const hidden = new Set(unseen.map(resourceKey)).size;
    return { ...entry, subjects: entry.subjects.filter(sees), changes: entry.changes.filter(sees), hidden };
  });
};

/** Whether a grant in a change is to, or from, a member. */
const grantsTo = (aspect: string, memberId: string): boolean => {
  const [, principal = ''] = aspect.split(' ');
  const { kind, id } = parsePrincipal(principal) ?? { kind: '', id: '' };
  return aspect.startsWith('grant ') && kind === 'member' && id === memberId;
};

/** The entries that are asked for. They are filtered as the reader sees them, so that no filter tells what the entries hide. */
export const filterEntries = (
  entries: readonly TrailEntry[],
  { memberId, resource, kinds, permissionsOnly, since }: TrailFilter,
): readonly TrailEntry[] =>
  (permissionsOnly ? permissionChanges(entries) : entries).filter(
    ({ kind, at, actor, subjects, changes }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (since === undefined || at >= since) &&
      (resource === undefined ||
        [...subjects, ...changes].some((named) => named.kind === resource.kind && named.id === resource.id)) &&
      (memberId === undefined ||
        actor.memberId === memberId ||
        [...subjects, ...changes].some((named) => named.kind === 'member' && named.id === memberId) ||
        changes.some(({ aspect }) => grantsTo(aspect, memberId))),
  );
