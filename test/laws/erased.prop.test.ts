import fc from 'fast-check';
import { memoryStore, type WorkspaceStore } from 'partyline/adapters';
import {
  createContact,
  defineContactField,
  eraseContact,
  manageAccess,
  updateContact,
  upsertExternalContact,
} from 'partyline/contacts';
import {
  assignConversation,
  editComment,
  eraseConversation,
  postComment,
  touchConversation,
  transferConversation,
  unassignConversation,
} from 'partyline/conversations';
import { addDirectoryContact } from 'partyline/directory';
import { unwrap } from 'partyline/kernel';
import { acceptInvitation, applyEvents, removeMember } from 'partyline/lifecycle';
import {
  changeAddress,
  erasePerson,
  inviteMembers,
  requestAddressChange,
  revokeInvitation,
  updateProfile,
} from 'partyline/members';
import { setSchedule } from 'partyline/numbers';
import { eraseResource, registerResource, renameResource } from 'partyline/resources';
import type { Actor } from 'partyline/roles';
import { createSnippet, eraseSnippet, updateSnippet } from 'partyline/snippets';
import {
  type Change,
  type Context,
  emptyWorkspace,
  kinds,
  recordsOf,
  type Workspace,
  type WorkspaceEvent,
} from 'partyline/workspace';
import { expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';
import {
  anyThrow,
  contextOf,
  deskStories,
  MINUTE,
  OPENING,
  play,
  policies,
  stories,
  type Throw,
  turnOf,
} from './history.js';
import { pictureIn, pictureOf, storedRecords } from './pictures.js';

/** A text that stands nowhere else. */
const MARK = 'zqx7marker';
const addressOf = (name: string): string => `${MARK}.${name}@acme.example`;
const hash = (digit: string): string => digit.repeat(64);

/** A workspace and its store, as a history goes on. */
class Life {
  readonly store: WorkspaceStore = memoryStore();
  workspace: Workspace;
  index = 0;

  constructor(policy: number) {
    this.workspace = emptyWorkspace('acme', policies[policy]);
  }

  async keep(change: Change<unknown> | null): Promise<void> {
    if (change?.commit == null) return;
    expect((await this.store.commit('acme', throughJson(change.commit))).outcome).toBe('committed');
    this.workspace = change.workspace;
  }

  /** Does something at the next minute. */
  async do<I, O>(
    verb: (workspace: Workspace, input: I, context: Context) => { ok: boolean },
    input: I,
    actor: Actor = { type: 'system' },
  ): Promise<O> {
    const at = OPENING + this.index * MINUTE;
    const result = verb(this.workspace, input, contextOf({ index: this.index, actor, client: undefined, at }, 'did'));
    this.index++;
    const change = unwrap(result as never) as Change<O>;
    await this.keep(change);
    return change.output;
  }

  /** Something random. */
  async throw(one: Throw): Promise<void> {
    const turn = turnOf(this.workspace, one, this.index++);
    await this.keep(turn.change);
  }

  async events(): Promise<readonly WorkspaceEvent[]> {
    return throughJson((await this.store.readEvents('acme', null, 1_000_000)).events);
  }

  /** Everything the store holds, as one text: records, the keys they lie under, and all that happened. */
  async everything(): Promise<string> {
    const records = [];
    for (const kind of kinds) records.push([kind, await storedRecords(this.store, 'acme', kind)]);
    // A guard outlives the record that it guarded.
    return JSON.stringify({ records, guards: [...this.workspace.versions], events: await this.events() });
  }
}

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Somebody comes, by the second invitation to them, and writes down what can be written down about oneself. */
const arrive = async (life: Life): Promise<string> => {
  const first = addressOf('first');
  let invitationId = '';
  for (const digit of ['1', '2']) {
    if (invitationId !== '') await life.do(revokeInvitation, { invitationId });
    await life.do(inviteMembers, { addresses: [first], tokenHashes: [hash(digit)] });
    invitationId = life.workspace.state.address.get(first)?.invitationId ?? '';
  }
  const accepted = { invitationId, tokenHash: hash('2'), name: `${MARK} joined` };
  const { memberId } = await life.do<typeof accepted, { memberId: string }>(acceptInvitation, accepted, {
    type: 'person',
    address: first,
  });
  await life.do(updateProfile, { memberId, name: `${MARK} renamed`, language: 'fr', timeZone: 'Europe/Paris' });
  await life.do(requestAddressChange, { memberId, address: addressOf('second'), tokenHash: hash('3') });
  await life.do(changeAddress, { memberId, tokenHash: hash('3') });
  await life.do(requestAddressChange, { memberId, address: addressOf('third'), tokenHash: hash('4') });
  await life.do(setSchedule, {
    memberId,
    schedule: { zone: 'UTC', days: { monday: [{ from: '09:00', to: '17:00' }] } },
  });
  return memberId;
};

/** All fields of a contact, each with a text of its own. */
const fields = (of: string) => ({
  firstName: `${MARK} ${of} first`,
  lastName: `${MARK} ${of} last`,
  company: `${MARK} ${of} company`,
  role: `${MARK} ${of} role`,
  phones: [{ label: `${MARK} ${of}`, value: `${MARK} ${of}` }],
  emails: [{ label: `${MARK} ${of}`, value: addressOf(of) }],
});

const acquaint = async (life: Life, ownerId: string): Promise<readonly string[]> => {
  await life.do(createContact, { contactId: 'marked', ownerId, fields: fields('made') });
  await life.do(updateContact, { contactId: 'marked', fields: fields('changed') });
  const grants = [{ principal: 'workspace' as const }];
  await life.do(manageAccess, { contactIds: ['marked'], change: { type: 'add' as const, grants } });
  const entry = await life.do<object, { contactId: string }>(addDirectoryContact as never, { fields: fields('entry') });
  await life.do(updateContact, { contactId: entry.contactId, fields: fields('renewed') });
  const record = { source: 'crm', externalId: `${MARK} id`, ownerId, fields: fields('external') };
  const external = await life.do<object, { contactId: string }>(upsertExternalContact as never, record);
  await life.do(upsertExternalContact as never, { ...record, fields: fields('synchronised') });
  if ((life.workspace.counters.get('contactFields') ?? 0) < life.workspace.policy.contactFieldLimit) {
    const field = { type: 'text', name: `Note ${life.index}` };
    const { fieldId } = await life.do<object, { fieldId: string }>(defineContactField as never, field);
    const custom = [{ fieldId, value: `${MARK} note` }];
    await life.do(updateContact, { contactId: 'marked', fields: { custom } });
  }
  return ['marked', entry.contactId, external.contactId];
};

/** A reply template and a thing of the host's that name somebody, at first and later. */
const jotDown = async (life: Life, ownerId: string): Promise<void> => {
  const note = (of: string) => `${MARK} ${of}`;
  await life.do(createSnippet as never, { snippetId: 'marked', ownerId, name: note('name'), body: note('body') });
  await life.do(updateSnippet as never, { snippetId: 'marked', name: note('renamed'), body: note('edited') });
  await life.do(registerResource as never, { ...markedDeal, ownerId, name: note('deal') });
  await life.do(renameResource as never, { ...markedDeal, name: note('deal renamed') });
};

const markedDeal = { kind: 'deal', id: 'marked' };

/** What the law says nothing about: that others, too, have or asked for an address of the person. */
const isOthersToo = async (life: Life, memberId: string): Promise<boolean> => {
  const others = (await life.events()).filter(
    ({ type, subject }) => type.startsWith('address_change') && subject !== `member:${memberId}`,
  );
  const held = [...recordsOf(life.workspace, 'address')].filter(
    ([address, key]) =>
      address.includes(MARK) &&
      [key.memberId, ...key.earlier.map((one) => one.memberId)].some((id) => id !== null && id !== memberId),
  );
  return held.length > 0 || JSON.stringify(others).includes(MARK);
};

/** What happened, folded anew, and what the store holds are what the snapshot says. */
const isOnePicture = async (life: Life): Promise<void> => {
  const { versions: _known, ...snapshot } = pictureOf(life.workspace);
  const { versions: _folded, ...rebuilt } = pictureOf(
    applyEvents(emptyWorkspace('acme', life.workspace.policy), await life.events()),
  );
  expect(rebuilt).toEqual(snapshot);
  const { versions: _stored, ...stored } = await pictureIn(life.store, life.workspace);
  expect(stored).toEqual(snapshot);
};

/** A phone that nobody else has. */
const PHONE = '+4915799887766';

/** Somebody writes to the desk, and the team hands them about and talks about them. Answers the conversation's id. */
const talkAbout = async (life: Life, numberId: string, users: readonly [string, string]): Promise<string> => {
  const message = { numberId, phone: PHONE, kind: 'message', direction: 'inbound' } as const;
  const { conversationId } = await life.do<object, { conversationId: string }>(touchConversation as never, message);
  const [one, other] = users.map((id) => ({ type: 'member', id }) as const);
  const note = (of: string) => `${MARK} ${of}`;
  await life.do(assignConversation as never, { conversationId, to: one, note: note('assigned') });
  await life.do(transferConversation as never, { conversationId, to: other, note: note('transferred') });
  const place = { kind: 'conversation', id: conversationId };
  const post = (more: object) =>
    life.do<object, { commentId: string }>(postComment as never, { place, text: note('written'), ...more });
  const { commentId } = await post({});
  await post({ replyTo: commentId });
  await life.do(editComment as never, { commentId, text: note('edited') });
  await life.do(unassignConversation as never, { conversationId, note: note('unassigned') });
  return conversationId;
};

it('nothing of a conversation that was erased tells who it was with', async () => {
  let erased = 0;
  await fc.assert(
    fc.asyncProperty(deskStories(5, 30), fc.array(anyThrow, { maxLength: 40, size: 'max' }), async (story, later) => {
      const life = new Life(story.policy);
      for (const turn of play(story)) {
        await life.keep(turn.change);
        life.index++;
      }
      const { state } = life.workspace;
      const live = [...recordsOf(life.workspace, 'number')].filter(([, { status }]) => status === 'live');
      const usersOf = (numberId: string) =>
        [...recordsOf(life.workspace, 'member')]
          .filter(([, { status, numbers }]) => {
            return status === 'active' && numbers.some(({ id, access }) => id === numberId && access === 'use');
          })
          .map(([id]) => id);
      const [numberId = ''] = live.map(([id]) => id).filter((id) => usersOf(id).length > 1);
      if (numberId === '' || state.workspace.get('self')?.status !== 'active') return;
      const conversationId = await talkAbout(life, numberId, usersOf(numberId) as [string, string]);
      expect(await life.everything()).toContain(MARK);
      for (const one of later) await life.throw(one);

      const handoverIds = [...recordsOf(life.workspace, 'handover')].map(([id]) => id);
      const commentIds = [...recordsOf(life.workspace, 'comment')].map(([id]) => id);
      while (handoverIds.length + commentIds.length > 0) {
        const some = { handoverIds: handoverIds.splice(0, 5), commentIds: commentIds.splice(0, 5) };
        await life.do(eraseConversation as never, { conversationId, ...some });
        await isOnePicture(life);
      }
      const everything = await life.everything();
      expect(everything).not.toContain(MARK);
      expect(everything).not.toContain(PHONE);
      erased++;
    }),
    lawOptions(200, 42),
  );
  expect(erased).toBeGreaterThan(10);
});

it('nothing of who was erased is found anywhere, and the events still tell what the store holds', async () => {
  let erased = 0;
  await fc.assert(
    fc.asyncProperty(stories(5, 30), fc.array(anyThrow, { maxLength: 60, size: 'max' }), async (story, later) => {
      const life = new Life(story.policy);
      for (const turn of play(story)) {
        await life.keep(turn.change);
        life.index++;
      }
      const isOpen = () => life.workspace.state.workspace.get('self')?.status === 'active';
      const limit = life.workspace.policy.seatLimit;
      if (!isOpen() || (limit !== null && (life.workspace.counters.get('seats') ?? 0) >= limit)) return;
      const memberId = await arrive(life);
      const contactIds = await acquaint(life, memberId);
      await jotDown(life, memberId);
      for (const one of later) await life.throw(one);
      if (life.workspace.state.workspace.get('self')?.primaryOwnerId === memberId) return;
      if (life.workspace.state.member.get(memberId)?.status !== 'removed') {
        if (!isOpen()) return;
        await life.do(removeMember, { memberId });
      }
      if (await isOthersToo(life, memberId)) return;
      const before = await life.everything();
      const known = [...recordsOf(life.workspace, 'profile')].some(([id, { name }]) => id === memberId && name !== '');
      expect(before.includes(MARK)).toBe(
        known ||
          contactIds.some((id) => life.workspace.state.contact.get(id) != null) ||
          life.workspace.state.snippet.get('marked') != null ||
          life.workspace.state.resource.get('deal marked') != null,
      );

      if (known) await life.do(erasePerson, { memberId });
      for (const contactId of contactIds) {
        if (life.workspace.state.contact.get(contactId) != null) await life.do(eraseContact, { contactId });
      }
      if (life.workspace.state.snippet.get('marked') != null) await life.do(eraseSnippet, { snippetId: 'marked' });
      if (life.workspace.state.resource.get('deal marked') != null) await life.do(eraseResource, markedDeal);
      const everything = await life.everything();
      const found = everything.indexOf(MARK);
      expect(found < 0 ? null : everything.slice(Math.max(0, found - 200), found + 100)).toBe(null);
      await isOnePicture(life);
      erased++;
    }),
    lawOptions(300, 41),
  );
  expect(erased).toBeGreaterThan(10);
});
