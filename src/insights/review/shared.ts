import { DAY } from '../../kernel/instant.js';
import { sortKey } from '../../kernel/text.js';
import { inForce, parsePrincipal, reachOf } from '../../sharing/index.js';
import { levelOf } from '../../visibility/index.js';
import {
  type Key,
  listKey,
  placeOf,
  recordKey,
  resourceAt,
  resourceKey,
  type SharedKind,
  type Tables,
  type Workspace,
} from '../../workspace/index.js';
import { finding, type ReviewFinding, suggest } from './finding.js';
import { type Granted, unrooted } from './laundering.js';
import type { Look } from './settings.js';

/** What must be read to review something that is shared: its grants, and in a second round whoever gave and was given them. */
export const sharedReviewKeys = (kind: SharedKind, id: string, known: Workspace): readonly Key[] => {
  const grants = listKey('grants', resourceKey(resourceAt({ kind, id })));
  const people = (known.lists.get(grants) ?? []).flatMap((grantId) => {
    const grant = known.state.grant.get(grantId);
    const { kind: of, id: named } = parsePrincipal(grant?.principal ?? 'workspace') ?? { kind: 'workspace', id: '' };
    return [
      ...(grant?.grantedBy == null ? [] : [recordKey('member', grant.grantedBy)]),
      ...(of === 'member' || of === 'group' ? [recordKey(of, named)] : []),
    ];
  });
  const owner = known.state[kind].get(id)?.ownerId;
  return [recordKey(kind, id), grants, ...people, ...(owner == null ? [] : [recordKey('member', owner)])];
};

/** What is written on something, and so may look confidential. */
const written: { readonly [K in SharedKind]: (record: Tables[K]) => string } = {
  contact: ({ firstName, lastName, company, role }) => [firstName, lastName, company, role].join(' '),
  snippet: ({ name, body }) => `${name} ${body}`,
  resource: ({ name }) => name,
};

/** Something shared as it is reviewed. */
interface Reviewed {
  readonly text: string;
  readonly resource: Granted;
  /** Who may narrow its access: its owner, or the host where they have left. */
  readonly by: string | null;
}

/** What the shares of something look like: what was found, and whether whoever asks may see it. */
export const reviewShared = (
  look: Look,
  stored: SharedKind,
  storedId: string,
): { readonly findings: readonly ReviewFinding[]; readonly hidden: boolean } => {
  const { read, at, reach } = look;
  const record = read.get(stored, storedId) as Tables[SharedKind] | null;
  const inDirectory = record !== null && 'source' in record && record.source === 'directory';
  if (record === null || record.deletedAt !== null || inDirectory) return { findings: [], hidden: false };
  const name = resourceAt({ kind: stored, id: storedId });
  const grants = read.list('grants', resourceKey(name)).map(([, grant]) => grant);
  const { ownerId } = record;
  const resource = { ...name, ownerId, grants };
  const by = ownerId !== null && read.get('member', ownerId)?.status === 'active' ? ownerId : null;
  const reviewed: Reviewed = { text: (written[stored] as (one: typeof record) => string)(record), resource, by };
  return {
    findings: [
      ...confidential(look, reviewed),
      ...ending(look, reviewed),
      ...toDeparted(look, reviewed),
      ...laundered(look, reviewed),
    ],
    hidden: reach !== null && levelOf(reach, resource, at) === null,
  };
};

/** What names it in a finding. */
const naming = ({ resource: { kind, id } }: Reviewed) => ({ kind, id });

/** A change of its access, by the verb for its kind. */
const changeAccess = ({ resource: { kind, id }, by }: Reviewed, change: object) => {
  const place = placeOf({ kind, id }).kind;
  if (place === 'contact') return suggest('contacts.manageAccess', { contactIds: [id], change }, by);
  if (place === 'snippet') return suggest('snippets.manageAccess', { snippetIds: [id], change }, by);
  return suggest('resources.manageAccess', { kind, ids: [id], change }, by);
};

/** Takes access from some principals. */
const take = (reviewed: Reviewed, principals: readonly string[]) =>
  changeAccess(reviewed, { type: 'remove', principals });

/** The words of a text, each between blanks, so that words and phrases are found whole; without accents, however they are written. */
const inWords = (text: string): string =>
  ` ${
    sortKey(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

const confidential = ({ at, settings }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const { text, resource } = reviewed;
  const everybody = resource.grants.some(
    (grant) => grant.principal === 'workspace' && grant.cause === 'manual' && inForce(grant, at),
  );
  if (!everybody) return [];
  const said = inWords(text);
  const word = settings.confidentialWords.find((wanted) => inWords(wanted) !== '  ' && said.includes(inWords(wanted)));
  if (word === undefined) return [];
  return [finding('confidential_to_all', 'high', { ...naming(reviewed), word }, [take(reviewed, ['workspace'])])];
};

/** Shares that end soon, as far as those they are with are still here. */
const ending = ({ read, at, settings }: Look, reviewed: Reviewed): readonly ReviewFinding[] =>
  reviewed.resource.grants.flatMap(({ principal, level, until, cause }) => {
    if (cause !== 'manual' || until === null || until <= at || until > at + settings.grantDays * DAY) return [];
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    if (kind === 'member' && read.get('member', id)?.status !== 'active') return [];
    if (kind === 'group' && read.get('group', id)?.status !== 'live') return [];
    const longer = { principal, level, until: at + settings.renewDays * DAY };
    const renew = changeAccess(reviewed, { type: 'add', grants: [longer] });
    return [finding('grant_ending', 'low', { ...naming(reviewed), principal, until }, [renew])];
  });

/** Shares with people who have left. */
const toDeparted = ({ read }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const gone = reviewed.resource.grants.flatMap(({ principal, cause }) => {
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    return kind === 'member' && cause === 'manual' && read.get('member', id)?.status === 'removed' ? [id] : [];
  });
  return [...new Set(gone)].map((memberId) =>
    finding('grant_to_departed', 'medium', { ...naming(reviewed), memberId }, [take(reviewed, [`member:${memberId}`])]),
  );
};

const laundered = ({ read, at }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const present = (memberId: string) => {
    const status = read.get('member', memberId)?.status;
    return status === undefined || status === 'removed' ? null : reachOf(read, memberId);
  };
  return unrooted(reviewed.resource, at, present).map(({ principal, grantedBy }) =>
    finding('laundered_grant', 'high', { ...naming(reviewed), principal, memberId: grantedBy as string }, [
      take(reviewed, [principal]),
    ]),
  );
};
