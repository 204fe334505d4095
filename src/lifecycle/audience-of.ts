import type { Instant } from '../kernel/instant.js';
import { inForce, type Principal, type Resource } from '../sharing/index.js';
import type { Audience, ReachShift, TouchedResource } from '../visibility/index.js';
import { type Key, recordKey, type Workspace } from '../workspace/index.js';
import type { DomainEvent } from './apply-events.js';
import { subjectAccess, subjectKeys } from './audience-access.js';
import type { AudienceRule } from './audience-rule.js';
import { audienceRules } from './audience-rules.js';

/** An event of which nothing more is known than that it is one. */
export interface AudienceEvent {
  readonly type: string;
}

const ruleOf = ({ type }: AudienceEvent): AudienceRule => {
  const rule = Object.hasOwn(audienceRules, type) ? audienceRules[type as keyof typeof audienceRules] : undefined;
  if (rule === undefined) throw new Error(`nobody knows whom the event ${type} concerns`);
  return rule as AudienceRule;
};

/**
 * What a snapshot must hold for {@link audienceOf} to say whom an event concerns: the resources it happened to, with their grants, the
 * conversations and threads, and the people whose numbers tell what else looks different. Nothing, for most events.
 *
 * @throws Error for an event type that is not known
 * @example
 * ```ts
 * import { audienceKeys } from 'partyline/lifecycle';
 *
 * audienceKeys({ type: 'contact_updated', data: { contactId: 'dora' } } as never);
 * // => ['contact:dora', 'grants:contact dora']
 * ```
 */
export const audienceKeys = (event: AudienceEvent): readonly Key[] => {
  const { resources, people } = ruleOf(event);
  const named = resources?.(event as DomainEvent) ?? [];
  const members = people?.(event as DomainEvent) ?? [];
  return [...new Set([...named.flatMap(subjectKeys), ...members.map((id) => recordKey('member', id))])];
};

/**
 * Who must learn of an event, and what of. `deltasFor` then says what it means to one member's list: what appeared, what changed, what
 * vanished, and which principals the member speaks for anew or no longer.
 *
 * The audience of an event is as large as the event: up to 500 resources with their grants, or up to 500 people. A share with 10,000 people is one
 * principal, and who joins a group with a million contacts gains one principal, not a million contacts.
 *
 * The snapshot may be newer than the event, as it is for whoever reads a feed: then lists are brought to the state of the snapshot, and the events in between change
 * nothing more. An audience may be taken twice.
 *
 * @param after the workspace after the event; a partial one holds what {@link audienceKeys} names
 * @param at when it is read; the instant of the event, where left out
 * @throws NotLoaded when a partial snapshot does not hold that
 * @throws Error for an event type that is not known
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { unwrap } from 'partyline/kernel';
 * import { audienceOf } from 'partyline/lifecycle';
 * import { reachOf } from 'partyline/sharing';
 * import { office } from 'partyline/testing';
 * import { deltasFor } from 'partyline/visibility';
 *
 * const { workspace, context, as, ben, cleo } = office();
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * const audiences = (shared.commit?.events ?? []).map((event) => audienceOf(shared.workspace, event));
 *
 * audiences.map(({ to }) => to); // => [['workspace']]
 * const deltas = audiences.flatMap((audience) => deltasFor(audience, reachOf(shared.workspace, ben), context.at));
 * deltas.map(({ type }) => type); // => ['appeared']
 * ```
 */
export const audienceOf = (after: Workspace, event: AudienceEvent, at = (event as DomainEvent).at): Audience => {
  const known = event as DomainEvent;
  const { resources, before, was: told, content = false, stale: outdated } = ruleOf(event);
  const touched = (resources?.(known) ?? []).map((name): TouchedResource => {
    const now = subjectAccess(after, name);
    // Whatever was deleted since was there still; of what was erased since, only the event tells what was taken from whom.
    const lived = now === null ? { kind: name.kind, id: name.id, ownerId: null, grants: [] } : alive(now, known.at);
    const was =
      told === undefined ? (before === undefined ? lived : before(lived, known, at)) : endless(told(known), at);
    return { kind: name.kind, id: name.id, before: was, after: now, content };
  });
  const shifts = reachesIn(after, event);
  const to = new Set<Principal>();
  for (const { who } of shifts) {
    if (who === 'everybody') to.add('workspace');
    else for (const memberId of who) to.add(`member:${memberId}`);
  }
  for (const one of touched) for (const principal of noticing(one)) to.add(principal);
  const stale = outdated?.(known, after) ?? [];
  for (const { through } of stale)
    for (const principal of through === 'numbers' ? ['workspace' as const] : through) to.add(principal);
  return { to: [...to], resources: touched, reaches: shifts, stale };
};

/** Who may speak for more, or for less, since an event. */
export const reachesIn = (after: Workspace, event: AudienceEvent): readonly ReachShift[] =>
  ruleOf(event).reaches?.(event as DomainEvent, after) ?? [];

/** What has ended since may have been without end for whoever did not hear of the end yet. */
const endless = (resource: Resource, at: Instant): Resource => ({
  ...resource,
  grants: resource.grants.map((grant) => (inForce(grant, at) ? grant : { ...grant, until: null })),
});

const alive = (now: Resource, at: Instant): Resource =>
  now.deletedAt != null && now.deletedAt >= at ? { ...now, deletedAt: null } : now;

/** Those to whom a resource looks different: where only its access changed, those whose access did. */
const noticing = ({ before, after, content }: TouchedResource): readonly Principal[] => {
  const had = principalsOf(before);
  const has = principalsOf(after);
  if (content || had.size === 0 || has.size === 0) return [...new Set([...had.keys(), ...has.keys()])];
  const all = new Set([...had.keys(), ...has.keys()]);
  return [...all].filter((principal) => had.get(principal) !== has.get(principal));
};

/** To whom a resource is granted, each with how: the same text for the same access. Nobody, once it is deleted. */
const principalsOf = (resource: Resource | null): ReadonlyMap<Principal, string> => {
  const principals = new Map<Principal, string>();
  if (resource === null || (resource.deletedAt ?? null) !== null) return principals;
  if (resource.ownerId !== null) principals.set(`owner:${resource.ownerId}`, 'owner');
  for (const { principal, level, cause, until } of resource.grants) {
    principals.set(principal, `${principals.get(principal) ?? ''} ${level} ${cause} ${until}`);
  }
  return principals;
};
