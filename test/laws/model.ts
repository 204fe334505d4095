import type { WorkspaceEvent } from 'partyline/workspace';

/**
 * A second, naive reading of the decisions: who belongs to what, and what is shared with whom, kept in plain sets from the events
 * alone. It shares no code with src and asks for no speed, so that a mistake would have to be made twice.
 */
export class Model {
  readonly members = new Map<string, Person>();
  readonly groups = new Map<string, Team>();
  readonly numbers = new Map<string, Line>();
  readonly contacts = new Map<string, Card>();
  /** Snippets and the host's own things, by kind and id. */
  readonly things = new Map<string, Card>();
  readonly fields = new Map<string, Field>();
  primaryOwner = '';
  /** Whether anything may be done here. */
  open = true;

  /** Notes what happened. An event it was not taught is a gap in the model, never ignored. */
  note(event: WorkspaceEvent): void {
    const { type } = event;
    if (!Object.hasOwn(lessons, type)) throw new Error(`teach test/laws/model.ts the event ${type}`);
    lessons[type]?.(this, event.data as Data, event);
  }

  noteAll(events: Iterable<WorkspaceEvent>): this {
    for (const event of events) this.note(event);
    return this;
  }

  /** Whatever is shared, by its key: a contact's is its id, as everywhere; of other things kind and id. */
  *shared(): Generator<readonly [key: string, card: Card]> {
    yield* this.contacts;
    yield* this.things;
  }

  card(key: string): Card | undefined {
    return this.contacts.get(key) ?? this.things.get(key);
  }

  /** Whether a number counts as somebody's own. */
  owns(id: string, line: Line): boolean {
    return line.owner === id || this.members.get(id)?.inheritedNumbers.has(line.owner) === true;
  }

  person(id: string): Person {
    const person = this.members.get(id);
    if (person === undefined) throw new Error(`the model has no member ${id}`);
    return person;
  }

  isOwner(id: string): boolean {
    return this.members.get(id)?.roles.includes('owner') === true;
  }

  /** Owner or admin, who alone do what the table denies to members. */
  isStaff(id: string): boolean {
    return this.isOwner(id) || this.members.get(id)?.roles.includes('admin') === true;
  }

  /**
   * What a member may do with a contact, snippet or thing at an instant: nothing (0), look (1), edit (2). The one question all of src answers; here
   * with the decisions side by side, one `if` each.
   */
  access(memberId: string, key: string, at: number, stewardRoles: readonly string[]): 0 | 1 | 2 {
    const card = this.card(key);
    const person = this.members.get(memberId);
    if (card === undefined || person === undefined || person.status !== 'active') return 0;
    if (card.deletedAt !== null && at >= card.deletedAt) return 0;
    if (card.owner === memberId || (card.owner !== null && person.inherited.has(card.owner))) return 2;
    let best: 0 | 1 | 2 = 0;
    for (const share of card.shares.values()) {
      if (share.until !== null && at >= share.until) continue;
      const mine = this.#mine(person, memberId, share.with, stewardRoles);
      const level = Math.min(mine, share.level === 'edit' ? 2 : 1) as 0 | 1 | 2;
      if (level > best) best = level;
    }
    return best;
  }

  /** How far a member speaks for a principal. */
  #mine(person: Person, memberId: string, principal: string, stewardRoles: readonly string[]): 0 | 1 | 2 {
    if (this.revoked.has(principal)) return 0;
    if (principal === 'workspace') return 2;
    if (principal === 'stewards') return person.roles.some((role) => stewardRoles.includes(role)) ? 2 : 0;
    if (principal === `member:${memberId}` || principal === `owner:${memberId}`) return 2;
    if (principal.startsWith('owner:')) return person.inherited.has(principal.slice(6)) ? 2 : 0;
    if (principal.startsWith('group:')) return this.groups.get(principal.slice(6))?.members.has(memberId) ? 2 : 0;
    if (!principal.startsWith('number:')) return 0;
    const access = this.numbers.get(principal.slice(7))?.users.get(memberId);
    return access === undefined ? 0 : access === 'use' ? 2 : 1;
  }

  /** Principals whose grants are void for good. */
  readonly revoked = new Set<string>();

  /** Everybody who sees something. */
  viewers(key: string, at: number, stewardRoles: readonly string[]): readonly string[] {
    return [...this.members.keys()].filter((id) => this.access(id, key, at, stewardRoles) > 0);
  }
}

interface Person {
  roles: readonly string[];
  status: 'active' | 'suspended' | 'removed';
  /** Removed members whose contacts are this one's now. */
  readonly inherited: Set<string>;
  /** And those whose numbers are. */
  readonly inheritedNumbers: Set<string>;
}

interface Team {
  name: string;
  readonly members: Set<string>;
  /** Whether anything was ever shared with it. */
  shared: boolean;
  /** Whether it was deleted. */
  retired: boolean;
}

interface Field {
  name: string;
  readonly type: string;
  options: readonly { readonly optionId: string; readonly retired: boolean }[];
  retired: boolean;
}

interface Line {
  readonly phone: string;
  owner: string;
  mode: string;
  released: boolean;
  readonly users: Map<string, 'use' | 'read'>;
}

export interface Share {
  readonly with: string;
  readonly level: 'view' | 'edit';
  readonly until: number | null;
  readonly cause: string;
}

interface Card {
  owner: string | null;
  readonly source: string;
  readonly directory: boolean;
  resharing: 'editors' | 'owner';
  deletedAt: number | null;
  /** By whom, how and why. */
  readonly shares: Map<string, Share>;
}

// biome-ignore lint/suspicious/noExplicitAny: events as they come out of JSON
type Data = any;

/** How the laws name something: a contact by its id, other things by kind and id. */
export const keyOf = ({ kind, id }: { kind: string; id: string }): string =>
  kind === 'contact' ? id : `${kind} ${id}`;

/** And back. No id holds a blank. */
export const nameOf = (key: string): { kind: string; id: string } => {
  const blank = key.indexOf(' ');
  return blank === -1 ? { kind: 'contact', id: key } : { kind: key.slice(0, blank), id: key.slice(blank + 1) };
};

/** Something new that belongs to somebody. */
const made = (model: Model, key: string, { ownerId, resharing, grants }: Data): void => {
  const card: Card = {
    owner: ownerId,
    source: 'manual',
    directory: false,
    resharing,
    deletedAt: null,
    shares: new Map(),
  };
  model.things.set(key, card);
  for (const given of grants) share(model, card, given);
};

const shareName = (share: { principal: string; level: string; cause: string }): string =>
  JSON.stringify([share.principal, share.level, share.cause]);

const share = (model: Model, card: Card, given: Data): void => {
  card.shares.set(shareName(given), {
    with: given.principal,
    level: given.level,
    until: given.until,
    cause: given.cause,
  });
  const team = model.groups.get(String(given.principal).replace(/^group:/, ''));
  if (team !== undefined) team.shared = true;
};

/** Changes nothing of who belongs to what and who sees what. */
const nothing = (): void => {};

/** Decision 22, whatever the event says. */
const everybodyReads = [
  { principal: 'workspace', level: 'view', until: null, cause: 'directory' },
  { principal: 'stewards', level: 'edit', until: null, cause: 'directory' },
] as const;

const lessons: Readonly<Record<string, (model: Model, data: Data, event: WorkspaceEvent) => void>> = {
  workspace_created(model, { primaryOwnerId }) {
    model.primaryOwner = primaryOwnerId;
  },
  member_added(model, { memberId, roles }) {
    model.members.set(memberId, { roles, status: 'active', inherited: new Set(), inheritedNumbers: new Set() });
  },
  member_role_changed(model, { memberId, roles }) {
    model.person(memberId).roles = roles;
  },
  number_added(model, { numberId, phone, ownerId, mode }) {
    model.numbers.set(numberId, { phone, owner: ownerId, mode, released: false, users: new Map() });
  },
  number_assigned(model, { numberId, memberId, access }) {
    model.numbers.get(numberId)?.users.set(memberId, access);
  },
  number_unassigned(model, { numberId, memberId }) {
    model.numbers.get(numberId)?.users.delete(memberId);
  },
  group_created(model, { groupId, name }) {
    model.groups.set(groupId, { name, members: new Set(), shared: false, retired: false });
  },
  group_updated(model, { groupId, changes }) {
    const team = model.groups.get(groupId) as Team;
    team.name = changes.name ?? team.name;
  },
  group_retired(model, { groupId }) {
    (model.groups.get(groupId) as Team).retired = true;
  },
  group_access_revoked(model, { groupId }) {
    model.revoked.add(`group:${groupId}`);
  },
  group_access_cleared(model, { groupId }) {
    model.revoked.delete(`group:${groupId}`);
  },
  group_members_added(model, { groupId, memberIds }) {
    for (const id of memberIds) model.groups.get(groupId)?.members.add(id);
  },
  group_members_removed(model, { groupId, memberIds }) {
    for (const id of memberIds) model.groups.get(groupId)?.members.delete(id);
  },
  contact_created(model, { contactId, ownerId, source, resharing, grants }) {
    const card: Card = {
      owner: ownerId,
      source,
      directory: source === 'directory',
      resharing,
      deletedAt: null,
      shares: new Map(),
    };
    model.contacts.set(contactId, card);
    for (const given of card.directory ? everybodyReads : grants) share(model, card, given);
  },
  access_changed(model, { resources, take, give, resharing }) {
    for (const name of resources) {
      const card = model.card(keyOf(name)) as Card;
      for (const taken of take) card.shares.delete(shareName(taken));
      for (const given of give) share(model, card, given);
      if (resharing !== null) card.resharing = resharing;
    }
  },
  access_ended(model, { grants }) {
    for (const grant of grants) model.card(keyOf(grant.resource))?.shares.delete(shareName(grant));
  },
  workspace_settings_updated: nothing,
  activity_recorded: nothing,
  trail_sealed: nothing,
  workspace_status_changed(model, { status }) {
    model.open = status === 'active';
  },
  ownership_transferred(model, { to }) {
    model.primaryOwner = to;
  },
  member_suspended(model, { memberId }) {
    model.person(memberId).status = 'suspended';
  },
  member_reinstated(model, { memberId }) {
    model.person(memberId).status = 'active';
  },
  member_removed(model, { memberId, successorId, numbersSuccessorId }) {
    const gone = model.person(memberId);
    gone.status = 'removed';
    // Who inherits inherits what was inherited, too.
    for (const id of [memberId, ...gone.inherited]) model.person(successorId).inherited.add(id);
    for (const id of [memberId, ...gone.inheritedNumbers]) model.person(numbersSuccessorId).inheritedNumbers.add(id);
    gone.inherited.clear();
    gone.inheritedNumbers.clear();
  },
  succession_settled(model, { memberId, successorId, what }) {
    const heir = model.person(successorId);
    (what === 'contacts' ? heir.inherited : heir.inheritedNumbers).delete(memberId);
  },
  contacts_inherited(model, { contactIds, to }) {
    for (const id of contactIds) (model.contacts.get(id) as Card).owner = to;
  },
  number_owner_changed(model, { numberId, from, to, fromKeepsUse }) {
    const line = model.numbers.get(numberId) as Line;
    line.owner = to;
    line.users.set(to, 'use');
    if (!fromKeepsUse) line.users.delete(from);
  },
  number_mode_changed(model, { numberId, mode }) {
    (model.numbers.get(numberId) as Line).mode = mode;
  },
  number_released(model, { numberId }) {
    (model.numbers.get(numberId) as Line).released = true;
  },
  contacts_deleted(model, { contactIds }, { at }) {
    for (const id of contactIds) (model.contacts.get(id) as Card).deletedAt = at;
  },
  contact_restored(model, { contactId }) {
    (model.contacts.get(contactId) as Card).deletedAt = null;
  },
  contact_erased(model, { contactId }) {
    model.contacts.delete(contactId);
  },
  snippet_created(model, data) {
    made(model, keyOf({ kind: 'snippet', id: data.snippetId }), data);
  },
  resource_registered(model, data) {
    made(model, keyOf(data.resource), data);
  },
  resources_deleted(model, { resources }, { at }) {
    for (const name of resources) (model.card(keyOf(name)) as Card).deletedAt = at;
  },
  resource_erased(model, { resource }) {
    model.things.delete(keyOf(resource));
  },
  resource_restored(model, { resource }) {
    (model.card(keyOf(resource)) as Card).deletedAt = null;
  },
  resources_inherited(model, { resources, to }) {
    for (const name of resources) (model.card(keyOf(name)) as Card).owner = to;
  },
  snippet_updated: nothing,
  resource_renamed: nothing,
  contact_updated: nothing,
  contact_field_defined(model, { fieldId, name, type, options }) {
    model.fields.set(fieldId, { name, type, options, retired: false });
  },
  contact_field_updated(model, { fieldId, changes }) {
    Object.assign(model.fields.get(fieldId) as Field, changes);
  },
  contact_field_retired(model, { fieldId }) {
    (model.fields.get(fieldId) as Field).retired = true;
  },
  member_invited: nothing,
  invitation_resent: nothing,
  invitation_revoked: nothing,
  invitation_accepted: nothing,
  invitations_erased: nothing,
  person_erased: nothing,
  bar_lifted: nothing,
  domain_claimed: nothing,
  domain_verified: nothing,
  domain_released: nothing,
  profile_updated: nothing,
  address_change_requested: nothing,
  address_changed: nothing,
  onboarding_number_chosen: nothing,
  member_seen: nothing,
  self_access_used: nothing,
  number_settings_changed: nothing,
  ring_order_set: nothing,
  schedule_set: nothing,
  do_not_disturb_set: nothing,
  number_notifications_set: nothing,
  porting_requested: nothing,
  porting_changed: nothing,
  conversation_opened: nothing,
  conversation_touched: nothing,
  conversation_viewed: nothing,
  conversation_unviewed: nothing,
  conversation_done: nothing,
  conversation_reopened: nothing,
  conversation_assigned: nothing,
  conversation_unassigned: nothing,
  conversation_erased: nothing,
  replying_started: nothing,
  replying_stopped: nothing,
  thread_opened: nothing,
  comment_posted: nothing,
  comment_edited: nothing,
  comment_deleted: nothing,
  comment_reaction_set: nothing,
};
