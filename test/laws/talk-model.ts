import type { WorkspaceEvent } from 'partyline/workspace';
import { Model } from './model.js';

/** What the team makes of one conversation. */
export interface Talk {
  readonly numberId: string;
  open: boolean;
  unread: boolean;
  lastAt: number;
  /** Ended at the very event that ended it: where src asks whether an assignment holds, this takes it away when it no longer does. */
  assignee: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: events as they come out of JSON
type Data = any;

/** A second reading of what happens to conversations, beside the model of who belongs to what. */
export class TalkModel {
  readonly people = new Model();
  readonly talks = new Map<string, Talk>();
  readonly threads = new Map<string, ReadonlySet<string>>();
  /** Until when somebody replies, by conversation and member. */
  readonly leases = new Map<string, Map<string, number>>();

  note(event: WorkspaceEvent): void {
    this.people.note(event);
    const data = event.data as Data;
    const talk = this.talks.get(data.conversationId) as Talk;
    switch (event.type) {
      case 'conversation_opened':
        this.talks.set(data.conversationId, {
          numberId: data.numberId,
          open: true,
          unread: false,
          lastAt: 0,
          assignee: null,
        });
        this.#touch(this.talks.get(data.conversationId) as Talk, data.touch, false);
        break;
      case 'conversation_touched':
        this.#touch(talk, data.touch, data.viewed);
        break;
      case 'conversation_viewed':
        talk.unread = false;
        break;
      case 'conversation_unviewed':
        talk.open = true;
        talk.unread = true;
        break;
      case 'conversation_done':
        talk.open = false;
        talk.unread = false;
        break;
      case 'conversation_reopened':
        talk.open = true;
        break;
      case 'conversation_assigned':
        talk.assignee = data.to;
        break;
      case 'conversation_unassigned':
        talk.assignee = null;
        break;
      case 'thread_opened':
        this.threads.set(data.threadId, new Set(data.memberIds));
        break;
      case 'replying_started':
        this.#leasesOf(data.conversationId).set(data.memberId, data.until);
        break;
      case 'replying_stopped':
        this.#leasesOf(data.conversationId).delete(data.memberId);
        break;
      case 'member_suspended':
      case 'member_removed':
        this.#end((one) => one.assignee === `member:${data.memberId}`);
        break;
      case 'number_mode_changed':
      case 'number_released':
        this.#end((one) => one.numberId === data.numberId);
        break;
      case 'number_unassigned':
        this.#end((one) => one.numberId === data.numberId && one.assignee === `member:${data.memberId}`);
        break;
      case 'number_assigned':
        if (data.access === 'read') {
          this.#end((one) => one.numberId === data.numberId && one.assignee === `member:${data.memberId}`);
        }
        break;
      case 'number_owner_changed':
        if (!data.fromKeepsUse) {
          this.#end((one) => one.numberId === data.numberId && one.assignee === `member:${data.from}`);
        }
        break;
      case 'group_retired':
        this.#end((one) => one.assignee === `group:${data.groupId}`);
    }
  }

  noteAll(events: Iterable<WorkspaceEvent>): this {
    for (const event of events) this.note(event);
    return this;
  }

  /** What somebody has a number for: nothing, `read` or `use`. */
  access(memberId: string, numberId: string): 'use' | 'read' | null {
    if (this.people.members.get(memberId)?.status !== 'active') return null;
    return this.people.numbers.get(numberId)?.users.get(memberId) ?? null;
  }

  /** Everybody who acts for the assignee of a conversation. */
  handlers(talk: Talk): readonly string[] {
    if (talk.assignee === null) return [];
    const [kind, id] = [
      talk.assignee.slice(0, talk.assignee.indexOf(':')),
      talk.assignee.slice(talk.assignee.indexOf(':') + 1),
    ];
    const named = kind === 'member' ? [id] : [...(this.people.groups.get(id)?.members ?? [])];
    return named.filter((memberId) => this.access(memberId, talk.numberId) === 'use').sort();
  }

  sees(memberId: string, place: { readonly kind: string; readonly id: string }): boolean {
    if (this.people.members.get(memberId)?.status !== 'active') return false;
    if (place.kind === 'thread') return this.threads.get(place.id)?.has(memberId) === true;
    const talk = this.talks.get(place.id);
    return talk !== undefined && this.access(memberId, talk.numberId) !== null;
  }

  #touch(talk: Talk, touch: Data, viewed: boolean): void {
    talk.lastAt = Math.max(talk.lastAt, touch.at);
    if (touch.direction === 'outbound') {
      if (viewed) talk.unread = false;
      return;
    }
    talk.open = true;
    if (touch.kind === 'message' || touch.answered === false) talk.unread = true;
  }

  #end(which: (talk: Talk) => boolean): void {
    for (const talk of this.talks.values()) if (which(talk)) talk.assignee = null;
  }

  #leasesOf(conversationId: string): Map<string, number> {
    const leases = this.leases.get(conversationId) ?? new Map<string, number>();
    this.leases.set(conversationId, leases);
    return leases;
  }
}
