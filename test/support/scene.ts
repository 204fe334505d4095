import { createContact } from 'partyline/contacts';
import { createGroup } from 'partyline/groups';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { addMember } from 'partyline/members';
import { addNumber } from 'partyline/numbers';
import type { Client } from 'partyline/roles';
import { type Level, reachOf } from 'partyline/sharing';
import { office } from 'partyline/testing';
import { levelOf } from 'partyline/visibility';
import { accessOf, type Change, type Commit, type Context, type Policy, type Workspace } from 'partyline/workspace';

type AnyVerb<I, O> = (workspace: Workspace, input: I, context: Context) => Result<Change<O>, AnyFailure>;

/** Who acts: a member by id, or the host itself. */
type Who = string | 'host';

/** An office in which one thing happens after another: Ana owns it, Ben is an admin, Cleo and Dan are members. */
export class Scene {
  workspace: Workspace;
  readonly ana: string;
  readonly ben: string;
  readonly cleo: string;
  readonly dan: string;
  /** What time it is; moves only when a test says so. */
  at: number;
  /** The commit of what was last done; null where nothing changed. */
  commit: Commit | null = null;
  readonly #context: Context;

  constructor(policy?: Policy) {
    const { workspace, context, ana, ben, cleo } = office(policy);
    this.#context = context;
    this.at = context.at;
    this.workspace = workspace;
    Object.assign(this, { ana, ben, cleo });
    [this.ana, this.ben, this.cleo] = [ana, ben, cleo];
    this.dan = this.member('Dan', ['member']);
  }

  context(who: Who, client?: Client): Context {
    const actor = who === 'host' ? ({ type: 'system' } as const) : ({ type: 'member', memberId: who } as const);
    return { ...this.#context, at: this.at, actor, client };
  }

  /** Tries something and keeps nothing of it. */
  try<I, O>(verb: AnyVerb<I, O>, input: I, who: Who, client?: Client): Result<Change<O>, AnyFailure> {
    return verb(this.workspace, input, this.context(who, client));
  }

  /** Does something that must succeed. */
  do<I, O>(verb: AnyVerb<I, O>, input: I, who: Who, client?: Client): O {
    const { output, workspace, commit } = unwrap(this.try(verb, input, who, client));
    this.workspace = workspace;
    this.commit = commit;
    return output;
  }

  /** What comes of something: `ok`, or the code of the error. Keeps nothing of it. */
  code<I, O>(verb: AnyVerb<I, O>, input: I, who: Who, client?: Client): string {
    const result = this.try(verb, input, who, client);
    return result.ok ? 'ok' : result.error.code;
  }

  member(name: string, roles: string[]): string {
    return this.do(addMember, { name, address: `${name}@acme.example`, roles }, 'host').memberId;
  }

  group(name: string, memberIds: string[] = []): string {
    return this.do(createGroup, { name, memberIds }, 'host').groupId;
  }

  number(ownerId: string, mode: 'shared' | 'exclusive' = 'shared'): string {
    const phone = `+1555${String(this.workspace.state.number.size).padStart(7, '0')}`;
    return this.do(addNumber, { phone, name: 'Desk', mode, ownerId }, 'host').numberId;
  }

  contact(contactId: string, ownerId: string, numberId?: string): string {
    const on = numberId === undefined ? {} : { numberId };
    return this.do(createContact, { contactId, fields: { firstName: contactId }, ...on }, ownerId).contactId;
  }

  /** How far somebody gets to a contact now. */
  level(memberId: string, contactId: string): Level | null {
    const resource = accessOf(this.workspace, { kind: 'contact', id: contactId });
    return resource === null ? null : levelOf(reachOf(this.workspace, memberId), resource, this.at);
  }

  /** Everybody of the four who sees a contact now, by name. */
  viewers(contactId: string): readonly string[] {
    return (['ana', 'ben', 'cleo', 'dan'] as const).filter((name) => this.level(this[name], contactId) !== null);
  }
}
