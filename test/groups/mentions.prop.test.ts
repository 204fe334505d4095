import fc from 'fast-check';
import { formatMention, type Mention, parseMentions, resolveMentions, suggestMentions } from 'partyline/groups';
import { sortKey } from 'partyline/kernel';
import { recordsOf } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { endOf, stories } from '../laws/history.js';
import { fcOptions } from '../support/runs.js';

const awkward = fc.constantFrom('\\', '[', ']', '(', ')', '@', ':', 'a', 'É', '李', '👥', '-', 'member:', '@[', '](');
const textOf = (unit: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(unit, { minLength: 1, maxLength }).map((units) => units.join(''));

const ids = textOf(awkward, 12).filter((id) => !['__proto__', 'constructor', 'prototype'].includes(id));
const mentions: fc.Arbitrary<Mention> = fc.record({
  type: fc.constantFrom('member' as const, 'group' as const),
  id: ids,
  name: textOf(fc.oneof(awkward, fc.constant(' ')), 10).filter((name) => name.trim() !== ''),
});

/** Text in which no mention is, and that ends in no backslash. */
const prose = textOf(fc.constantFrom('a', ' ', '@', '[', ']', '(', ')', ':', '👥', '\\\\', '\n'), 20).filter(
  (text) => parseMentions(text).length === 0 && !text.includes('@['),
);

describe('mentions in a text', () => {
  it('are read as they were written, wherever they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(prose, mentions), { maxLength: 6 }), prose, (parts, rest) => {
        const text = parts.map(([before, mention]) => `${before} ${formatMention(mention)}`).join('') + rest;
        const spans = parseMentions(text);
        expect(spans.map(({ start: _, end: __, ...mention }) => mention)).toEqual(parts.map(([, mention]) => mention));
        for (const { start, end, ...mention } of spans) expect(text.slice(start, end)).toBe(formatMention(mention));
      }),
      fcOptions(2_000),
    );
  });

  it('never overlap, come in order, and are each what stands there', () => {
    const bits = fc.oneof(
      awkward,
      fc.constantFrom('@[a](member:m1)', '@[a](group:', ']('),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40, size: 'max' }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const span of parseMentions(text)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
          const [alone] = parseMentions(text.slice(span.start, span.end));
          expect(alone).toEqual({ ...span, start: 0, end: span.end - span.start });
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      fcOptions(2_000),
    );
  });
});

describe('in any workspace', () => {
  it('whoever is notified is active, sees the place, comes once, is not the author, and was meant', () => {
    fc.assert(
      fc.property(stories(20, 50), fc.nat(), fc.func(fc.boolean()), (story, seed, sees) => {
        const workspace = endOf(story);
        const members = [...recordsOf(workspace, 'member')].map(([id]) => id);
        const groups = [...recordsOf(workspace, 'group')].map(([id]) => id);
        const named = [...members, ...groups, 'nobody'].filter((_, index) => (seed >> (index % 30)) % 2 === 0);
        const typeOf = (id: string) => (groups.includes(id) ? 'group' : 'member');
        const text = named.map((id) => formatMention({ type: typeOf(id), id, name: 'N' })).join(' and ');
        const author = members[seed % members.length] as string;
        const canSeePlace = (id: string) => sees(id);
        const { notify, unreachable } = resolveMentions({ workspace, text, author, canSeePlace });

        expect(new Set(notify).size).toBe(notify.length);
        const meant = (id: string) =>
          named.includes(id) || workspace.state.member.get(id)?.groups.some((group) => named.includes(group));
        for (const id of notify) {
          expect(workspace.state.member.get(id)?.status).toBe('active');
          expect([canSeePlace(id), id === author, meant(id)]).toEqual([true, false, true]);
        }
        // Nobody is forgotten: whoever is named is notified, unreachable with a reason, or the author.
        const accounted = new Set([...notify, ...unreachable.map(({ id }) => id), author]);
        for (const id of named) if (typeOf(id) === 'member') expect(accounted.has(id)).toBe(true);
        expect(unreachable.filter(({ id }) => notify.includes(id) || id === author)).toEqual([]);
        expect(new Set(unreachable.map(({ type, id }) => `${type} ${id}`)).size).toBe(unreachable.length);
      }),
      fcOptions(300),
    );
  });

  it('suggestions hold what was typed, are there to be mentioned, and lead on to all with a higher limit', () => {
    fc.assert(
      fc.property(stories(20, 50), fc.constantFrom('', 'p', 'e', 'team', 'SA', 'ß', '1', 'x y'), (story, query) => {
        const workspace = endOf(story);
        const all = suggestMentions(workspace, query, { type: 'system' }, { limit: 10_000 });
        for (const { type, id, name } of all) {
          expect(sortKey(name)).toContain(sortKey(query));
          expect(workspace.state[type].get(id)?.status).toBe(type === 'member' ? 'active' : 'live');
        }
        const active = [...recordsOf(workspace, 'member')].filter(([, { status }]) => status === 'active');
        const live = [...recordsOf(workspace, 'group')].filter(([, { status }]) => status === 'live');
        const names = [
          ...active.map(([id]) => workspace.state.profile.get(id)?.name ?? ''),
          ...live.map(([, { name }]) => name),
        ];
        expect(all.length).toBe(names.filter((name) => sortKey(name).includes(sortKey(query))).length);
        expect(suggestMentions(workspace, query, { type: 'system' }, { limit: 3 })).toEqual(all.slice(0, 3));
      }),
      fcOptions(200),
    );
  });
});
