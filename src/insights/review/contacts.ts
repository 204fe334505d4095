import { DAY } from '../../kernel/instant.js';
import { sortKey } from '../../kernel/text.js';
import { inForce, parsePrincipal, reachOf } from '../../sharing/index.js';
import { levelOf } from '../../visibility/index.js';
import { type Contact, type Key, listKey, recordKey, resourceKey, type Workspace } from '../../workspace/index.js';
import { finding, type ReviewFinding, suggest } from './finding.js';
import { type Granted, unrooted } from './laundering.js';
import type { Look } from './settings.js';

/** What must be read to review a contact: its grants, and in a second round whoever gave and was given them. */
export const contactReviewKeys = (contactId: string, known: Workspace): readonly Key[] => {
  const grants = listKey('grants', resourceKey({ kind: 'contact', id: contactId }));
  const people = (known.lists.get(grants) ?? []).flatMap((id) => {
    const grant = known.state.grant.get(id);
    const { kind, id: of } = parsePrincipal(grant?.principal ?? 'workspace') ?? { kind: 'workspace', id: '' };
    return [
      ...(grant?.grantedBy == null ? [] : [recordKey('member', grant.grantedBy)]),
      ...(kind === 'member' || kind === 'group' ? [recordKey(kind, of)] : []),
    ];
  });
  const owner = known.state.contact.get(contactId)?.ownerId;
  return [recordKey('contact', contactId), grants, ...people, ...(owner == null ? [] : [recordKey('member', owner)])];
};

/** A contact as it is reviewed. */
interface Reviewed {
  readonly contactId: string;
  readonly contact: Contact;
  readonly resource: Granted;
  /** Who may narrow its access: its owner, or the host where they have left. */
  readonly by: string | null;
}

/** What a contact's shares look like: what was found, and whether whoever asks may see it. */
export const reviewContact = (
  look: Look,
  contactId: string,
): { readonly findings: readonly ReviewFinding[]; readonly hidden: boolean } => {
  const { read, at, reach } = look;
  const contact = read.get('contact', contactId);
  if (contact === null || contact.deletedAt !== null || contact.source === 'directory') {
    return { findings: [], hidden: false };
  }
  const grants = read.list('grants', resourceKey({ kind: 'contact', id: contactId })).map(([, grant]) => grant);
  const resource = { kind: 'contact', id: contactId, ownerId: contact.ownerId, grants };
  const owner = contact.ownerId;
  const by = owner !== null && read.get('member', owner)?.status === 'active' ? owner : null;
  const reviewed: Reviewed = { contactId, contact, resource, by };
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

/** Takes access from some principals. */
const take = ({ contactId, by }: Reviewed, principals: readonly string[]) =>
  suggest('contacts.manageAccess', { contactIds: [contactId], change: { type: 'remove', principals } }, by);

const confidential = ({ at, settings }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const { contactId, contact, resource } = reviewed;
  const everybody = resource.grants.some(
    (grant) => grant.principal === 'workspace' && grant.cause === 'manual' && inForce(grant, at),
  );
  if (!everybody) return [];
  // Without accents, so that a word is found however it is written.
  const { firstName, lastName, company, role } = contact;
  const written = sortKey([firstName, lastName, company, role].join(' ')).split(/[^\p{L}\p{N}]+/u);
  const word = settings.confidentialWords.find((wanted) => written.includes(sortKey(wanted)));
  return word === undefined
    ? []
    : [finding('confidential_contact', 'high', { contactId, word }, [take(reviewed, ['workspace'])])];
};

/** Shares that end soon, as far as those they are with are still here. */
const ending = ({ read, at, settings }: Look, { contactId, resource, by }: Reviewed): readonly ReviewFinding[] =>
  resource.grants.flatMap(({ principal, level, until, cause }) => {
    if (cause !== 'manual' || until === null || until <= at || until > at + settings.grantDays * DAY) return [];
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    if (kind === 'member' && read.get('member', id)?.status !== 'active') return [];
    if (kind === 'group' && read.get('group', id)?.status !== 'live') return [];
    const longer = { principal, level, until: at + settings.renewDays * DAY };
    const change = { type: 'add', grants: [longer] };
    return [
      finding('grant_ending', 'low', { contactId, principal, until }, [
        suggest('contacts.manageAccess', { contactIds: [contactId], change }, by),
      ]),
    ];
  });

/** Shares with people who have left. */
const toDeparted = ({ read }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const { contactId, resource } = reviewed;
  const gone = resource.grants.flatMap(({ principal, cause }) => {
    const { kind, id } = parsePrincipal(principal) ?? { kind: 'workspace', id: '' };
    return kind === 'member' && cause === 'manual' && read.get('member', id)?.status === 'removed' ? [id] : [];
  });
  return [...new Set(gone)].map((memberId) =>
    finding('grant_to_departed', 'medium', { contactId, memberId }, [take(reviewed, [`member:${memberId}`])]),
  );
};

const laundered = ({ read, at }: Look, reviewed: Reviewed): readonly ReviewFinding[] => {
  const present = (memberId: string) => {
    const status = read.get('member', memberId)?.status;
    return status === undefined || status === 'removed' ? null : reachOf(read, memberId);
  };
  return unrooted(reviewed.resource, at, present).map(({ principal, grantedBy }) =>
    finding('laundered_grant', 'high', { contactId: reviewed.contactId, principal, memberId: grantedBy as string }, [
      take(reviewed, [principal]),
    ]),
  );
};
