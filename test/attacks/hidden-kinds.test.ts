import { postComment, touchConversation } from 'partyline/conversations';
import { formatMention } from 'partyline/groups';
import { removeMember } from 'partyline/lifecycle';
import { assignNumber } from 'partyline/numbers';
import { shareable } from 'partyline/sharing';
import { definePolicy } from 'partyline/workspace';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLine } from './line.js';
import { type AccessChange, member, SECRET, SECRET_NAME, type Step, sharedKinds, Vault } from './shared-kinds.js';

const HOUR = 3_600_000;

// Each attack is played on each kind of thing that is shared: a contact, a snippet, a thing of the host's own.
describe.each(sharedKinds)('$title', (of) => {
  let vault: Vault;
  const until = (hours: number) => vault.at + hours * HOUR;

  beforeEach(() => {
    vault = new Vault(of);
  });

  /** To them it reads, in every answer, like what is not there. */
  const expectHidden = (...people: readonly string[]) => {
    for (const who of people) {
      const hidden = vault.tellings('it', who);
      expect(hidden).toEqual(vault.tellings('no-such', who));
      expect(hidden.join()).not.toMatch(SECRET);
    }
  };

  describe('guessing what is hidden', () => {
    it('by any verb and any wording: it reads like what is not there', () => {
      vault.number(vault.ben);
      expectHidden(vault.ana, vault.ben, vault.dan);
    });

    it('once it is deleted', () => {
      vault.play(of.remove('it'), vault.cleo);
      expectHidden(vault.ana, vault.ben, vault.dan);
    });

    it('once it was shared and is hidden again, or the share has ended', () => {
      vault.share([{ principal: member(vault.dan) }, { principal: member(vault.ben), until: until(1) }]);
      vault.play(of.share(['it'], { type: 'remove', principals: [member(vault.dan)] }), vault.cleo);
      vault.at += HOUR;
      expectHidden(vault.ben, vault.dan);
    });

    it('once its owner was removed, for all but who inherits', () => {
      vault.do(removeMember, { memberId: vault.cleo }, vault.ben);
      expect(vault.seers()).toEqual(['ana']);
      expectHidden(vault.ben, vault.dan);
    });

    it('in a batch: it is told as the missing one is, and the rest is done', () => {
      vault.play(of.make('mine'), vault.dan);
      const change = { type: 'add', grants: [{ principal: 'workspace' }] } as const;
      for (const step of [of.share(['it', 'mine', 'no-such'], change), of.preview(['it', 'mine', 'no-such'], change)]) {
        const told = JSON.parse(vault.told(step, vault.dan));
        const [it, mine, none] = (told.verdicts ?? told.value) as { refusal: { code: string } | null }[];
        expect(JSON.stringify(it).replaceAll('"it"', '"?"')).toBe(JSON.stringify(none).replaceAll('"no-such"', '"?"'));
        expect(mine?.refusal).toBe(null);
      }
      vault.play(of.share(['it', 'mine', 'no-such'], change), vault.dan);
      expect([vault.reaches(vault.ben), vault.reaches(vault.ben, 'mine')]).toEqual([null, 'edit']);
    });

    it('by its id under another kind', () => {
      for (const other of sharedKinds) {
        if (other.kind === of.kind) continue;
        for (const who of [vault.cleo, vault.dan]) {
          for (const step of [other.edit, other.remove, other.restore, other.erase, other.list]) {
            expect(vault.comes(step('it'), who)).toBe(vault.comes(step('no-such'), who));
          }
        }
      }
    });

    it('by making the same again: there is no check for duplicates', () => {
      const shape = (step: Step, who: string) => vault.told(step, who).replaceAll(/"id\d+"/g, '"id"');
      const again = shape(of.make(null), vault.dan);
      vault.play(of.erase('it'), vault.cleo);
      expect(shape(of.make(null), vault.dan)).toBe(again);
    });

    it('by its id: that it is taken is said, and nothing about what has it', () => {
      const answer = vault.answer(of.make('it'), vault.dan);
      expect(answer).toMatchObject({ ok: false, error: { code: expect.stringMatching(/_exists$/), params: {} } });
    });

    it('by the id it might have in another system: no verb of a member’s takes one', () => {
      for (const [operation, input] of [
        of.make(null),
        of.make('x'),
        of.edit('it'),
        of.share(['it'], { type: 'private' }),
      ]) {
        for (const more of [{ externalId: '0042' }, { source: 'crm' }]) {
          expect(vault.comes([operation, { ...input, ...more }], vault.dan)).toBe('invalid_input');
        }
      }
    });
  });

  describe('a preview', () => {
    const loud: readonly AccessChange[] = [
      { type: 'private' },
      { type: 'replace', grants: [] },
      { type: 'add', grants: [{ principal: 'workspace' }] },
    ];

    it('names nobody to whoever may not make the change', () => {
      vault.share([{ principal: member(vault.dan), level: 'view' }, { principal: member(vault.ben) }]);
      for (const change of loud) {
        for (const { gains, loses, keeps } of vault.previews(change, vault.dan)) {
          expect([gains, loses, keeps]).toEqual([[], [], []]);
        }
      }
    });

    it('says that access through a number and through a group remains', () => {
      const line = vault.number(vault.cleo);
      vault.do(assignNumber, { numberId: line, memberId: vault.dan, access: 'use' }, vault.cleo);
      vault.play(of.attach('it', line), vault.cleo);
      const sales = vault.group('Sales', [vault.ben]);
      vault.share([{ principal: 'workspace' }, { principal: `group:${sales}` }]);
      const [preview] = vault.previews({ type: 'remove', principals: ['workspace'] }, vault.cleo);
      expect(preview?.loses.map(({ memberId }) => memberId)).toEqual([vault.ana]);
      expect(
        preview?.keeps.map(({ memberId, paths }) => [memberId, ...paths.map(({ principal }) => principal)]),
      ).toEqual([
        [vault.ben, `group:${sales}`],
        [vault.cleo, `owner:${vault.cleo}`, `number:${line}`],
        [vault.dan, `number:${line}`],
      ]);
      const [alone] = vault.previews({ type: 'private' }, vault.cleo);
      expect(alone?.loses.map(({ memberId }) => memberId)).toEqual([vault.ana, vault.ben]);
      expect(alone?.keeps.map(({ memberId }) => memberId)).toEqual([vault.cleo, vault.dan]);
    });

    it('changes nothing', () => {
      const before = JSON.stringify([...vault.workspace.state.grant]);
      for (const change of loud) vault.previews(change, vault.cleo);
      expect(JSON.stringify([...vault.workspace.state.grant])).toBe(before);
    });
  });

  describe('a mention and a card', () => {
    it('in a comment tell nothing of it: it reads like what is not there', () => {
      const line = vault.number(vault.dan);
      const call = { numberId: line, phone: '+15557654321', kind: 'message', direction: 'inbound' } as const;
      const { conversationId } = vault.do(touchConversation, call, 'host');
      const place = { kind: 'conversation', id: conversationId } as const;
      const answer = (id: string) => {
        const text = `${formatMention({ type: 'member', id, name: 'X' })} ${formatMention({ type: 'group', id, name: 'X' })}`;
        const steps: readonly Step[] = [
          [postComment, { place, text }],
          [postComment, { place, text: 'See', contactIds: [id] }],
        ];
        return steps.map((step) => vault.told(step, vault.dan).replaceAll(/"id\d+"/g, '"id"')).join();
      };
      expect(answer('it').replaceAll('"it"', '"?"')).toBe(answer('no-such').replaceAll('"no-such"', '"?"'));
    });
  });

  describe('its name', () => {
    it('stands in the event of its making alone, in the part that can be erased, and in none that follows', () => {
      const [event] = vault.commit?.events ?? [];
      expect(JSON.stringify(event?.data)).not.toMatch(SECRET);
      expect(JSON.stringify(event?.personal)).toMatch(SECRET);
      expect(event?.subject).toBeDefined();
      const line = vault.number(vault.cleo);
      const steps = [
        of.share(['it'], { type: 'add', grants: [{ principal: 'workspace' }] }),
        of.share(['it'], { type: 'private' }),
        of.attach('it', line),
        of.detach('it', line),
        of.remove('it'),
        of.restore('it'),
        of.transfer('it', vault.dan),
      ];
      const after = steps.flatMap((step) => {
        vault.play(step, vault.cleo);
        return vault.commit?.events ?? [];
      });
      expect(after).toHaveLength(steps.length);
      expect(JSON.stringify(after)).not.toMatch(SECRET);
      vault.play(of.erase('it'), vault.dan);
      expect(vault.commit?.erase).toEqual([event?.subject]);
      expect(JSON.stringify(vault.commit?.events)).not.toMatch(SECRET);
    });
  });
});

type Line = Awaited<ReturnType<typeof openLine>>;
type Session = Line['host'];
type Answer = { readonly ok: boolean; readonly revision?: string | null };

/** How the service makes something hidden, and what it can be asked for all things of the kind. */
const listed: readonly {
  readonly kind: string;
  readonly make: (session: Session) => Promise<Answer>;
  readonly questions: (session: Session) => readonly Promise<Answer>[];
}[] = [
  {
    kind: 'contact',
    make: ({ contacts }) => contacts.create({ contactId: 'it', fields: { firstName: SECRET_NAME } }),
    questions: ({ contacts }) => [contacts.list(), contacts.search({ text: SECRET_NAME }), contacts.count()],
  },
  {
    kind: 'snippet',
    make: ({ snippets }) => snippets.create({ snippetId: 'it', name: SECRET_NAME, body: SECRET_NAME }),
    questions: ({ snippets }) => [snippets.list(), snippets.search({ text: SECRET_NAME }), snippets.count()],
  },
  {
    kind: 'deal',
    make: ({ resources }) => resources.register({ kind: 'deal', id: 'it', name: SECRET_NAME }),
    questions: ({ resources }) => [
      resources.list({ kind: 'deal' }),
      resources.search({ kind: 'deal', text: SECRET_NAME }),
      resources.count({ kind: 'deal' }),
    ],
  },
];

describe.each(listed)('the list, the search and the count of each $kind', ({ make, questions }) => {
  const answers = async (session: Session) =>
    (await Promise.all(questions(session))).map(({ revision: _, ...answer }) => answer);

  it('say of a hidden one what they say where there is none: to anybody, the host and strangers among them', async () => {
    const policy = definePolicy({ shareables: [shareable('deal')] });
    const [line, empty] = [await openLine({ policy }), await openLine({ policy })];
    expect((await make(line.as(line.cleo))).ok).toBe(true);
    for (const who of ['ana', 'olga', 'ben', 'dan'] as const) {
      expect(await answers(line.as(line[who]))).toEqual(await answers(empty.as(empty[who])));
    }
    expect(await answers(line.as('stranger'))).toEqual(await answers(empty.as('stranger')));
    expect(await answers(line.host)).toEqual(await answers(empty.host));
    const person = 'cleo@acme.example';
    expect(await answers(line.person(person))).toEqual(await answers(empty.person(person)));

    const [list, found, count] = await answers(line.as(line.cleo));
    expect(JSON.stringify(list)).toMatch(SECRET);
    expect(JSON.stringify(found)).toMatch(SECRET);
    expect(count).toMatchObject({ value: { count: 1 } });
  });
});
