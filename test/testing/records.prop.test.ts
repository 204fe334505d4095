import fc from 'fast-check';
import { createContact } from 'partyline/contacts';
import { createGroup } from 'partyline/groups';
import { compareCodePoints, isInstant, normaliseAddress, sortKey } from 'partyline/kernel';
import { updateProfile } from 'partyline/members';
import { addNumber, requestPorting, setRingOrder, setSchedule, updateNumberSettings } from 'partyline/numbers';
import { parsePrincipal } from 'partyline/sharing';
import { createSnippet } from 'partyline/snippets';
import { anyRecord, type RecordOptions } from 'partyline/testing/arbitraries';
import { type Kind, kinds, type Tables } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';
import { lawOptions } from '../support/law-options.js';

const accepts = (schema: { safeParse: (input: unknown) => { success: boolean } }, input: unknown) =>
  schema.safeParse(input).success;
const isPhone = (phone: unknown) => accepts(addNumber.input, { phone, name: 'Desk', mode: 'shared' });
const isZone = (zone: unknown) => new Intl.DateTimeFormat('en', { timeZone: zone as string }) !== null;
const isAddress = (address: unknown) => normaliseAddress(address as string) === address;
const isHash = (hash: unknown) => /^[0-9a-f]{64}$/.test(hash as string);
const isDay = (day: unknown) => new Date(day as string).toISOString().startsWith(`${day}T`);
const isSorted = (keys: readonly string[]) =>
  keys.every((key, index) => index === 0 || compareCodePoints(keys[index - 1] as string, key) < 0);

/** What a field of a name must be, wherever it stands. */
const byName: Readonly<Record<string, (value: unknown) => boolean>> = {
  address: isAddress,
  phone: isPhone,
  timeZone: isZone,
  zone: isZone,
  tokenHash: isHash,
  hash: isHash,
  day: isDay,
  principal: (principal) => parsePrincipal(principal as string) !== null,
};

const faultsIn = (value: unknown, path: string): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [
        ...(typeof inner === 'string' && byName[name]?.(inner) === false ? [`${path}.${name}: ${inner}`] : []),
        ...(name.endsWith('At') && inner !== null && !isInstant(inner) ? [`${path}.${name}`] : []),
        ...faultsIn(inner, `${path}.${name}`),
      ]);

/** What a whole record must be: for the most part, what the verb that writes it would take. */
const byKind: { readonly [K in Kind]?: (record: Tables[K]) => Readonly<Record<string, boolean>> } = {
  profile: ({ name, language, timeZone }) => ({
    input: accepts(updateProfile.input, { memberId: 'm', name, language, timeZone }),
  }),
  member: ({ groups, numbers, lapses, succeeds }) => ({
    sorted: [groups, numbers.map(({ id }) => id), lapses.map(({ id }) => id), succeeds].every(isSorted),
  }),
  number: ({ phone, name, mode, callerId, hours, callFlow, ring, openedBy }) => ({
    input: accepts(addNumber.input, { phone, name, mode }),
    settings: accepts(updateNumberSettings.input, { numberId: 'n', callerId, hours, callFlow }),
    ring: accepts(setRingOrder.input, { numberId: 'n', ring }),
    exclusive: mode === 'shared' || openedBy === null,
    hours: Object.values(hours?.days ?? {}).every((day) => day.every(({ from, to }) => from < to)),
  }),
  availability: ({ schedule, notifications }) => ({
    input: accepts(setSchedule.input, { schedule }),
    sorted: isSorted(notifications.map(({ numberId }) => numberId)),
  }),
  porting: ({ phone, carrier, status, reason }) => ({
    input: accepts(requestPorting.input, { phone, carrier }),
    reason: status === 'rejected' || reason === '',
  }),
  contact: ({ firstName, lastName, company, role, phones, emails, sortKey: key, custom, source, externalId }) => ({
    input: accepts(createContact.input, { fields: { firstName, lastName, company, role, phones, emails } }),
    listed: key === sortKey([firstName, lastName].filter(Boolean).join(' ')),
    sorted: isSorted(custom.map(({ fieldId }) => fieldId)),
    external: (externalId !== null) === (source === 'crm'),
  }),
  snippet: ({ name, body, sortKey: key }) => ({
    input: accepts(createSnippet.input, { name, body }),
    listed: key === sortKey(name),
  }),
  resource: ({ name, sortKey: key }) => ({ listed: key === sortKey(name) }),
  group: ({ name, emoji, description }) => ({ input: accepts(createGroup.input, { name, emoji, description }) }),
  invitation: ({ invitedAt, expiresAt }) => ({ later: invitedAt < expiresAt }),
  domain: ({ status, verifiedAt }) => ({ verified: (status === 'verified') === (verifiedAt !== null) }),
  grant: ({ cause, principal, until, grantedAt }) => ({
    cause: cause !== 'number' || principal.startsWith('number:'),
    later: until === null || until > grantedAt,
  }),
  conversation: ({ last, createdAt }) => ({
    answered: (last.kind === 'message') === (last.answered === null),
    later: last.at >= createdAt,
  }),
  thread: ({ memberIds }) => ({ sorted: isSorted(memberIds) }),
  replying: ({ leases }) => ({ sorted: isSorted(leases.map(({ memberId }) => memberId)) }),
  comment: ({ deletedAt, text, reactions }) => ({
    deleted: deletedAt === null || (text === '' && reactions.length === 0),
  }),
  activityDay: ({ summary }) => ({
    sums: [...Object.values(summary.numbers), ...Object.values(summary.members)].every(
      ({ inboundCalls, answered, missed }) => inboundCalls === answered + missed,
    ),
    hours: summary.hours.every(([hour], index) => hour < 168 && (summary.hours[index - 1]?.[0] ?? -1) < hour),
  }),
};

const expectMeant = <K extends Kind>(kind: K, record: Tables[K]) => {
  expect(faultsIn(record, kind)).toEqual([]);
  const verdicts = byKind[kind]?.(record) ?? {};
  expect(Object.entries(verdicts).filter(([, holds]) => !holds)).toEqual([]);
};

describe('a realistic record', () => {
  it.each(kinds)('%s could have been written by the library', (kind) => {
    fc.assert(
      fc.property(anyRecord(kind), (record) => expectMeant(kind, record)),
      lawOptions(300, 211),
    );
  });
});

describe('a hostile record', () => {
  it('holds what careless code does not expect', () => {
    const [contact, profile, hours] = [
      anyRecord('contact', 'hostile'),
      anyRecord('profile', 'hostile'),
      anyRecord('number', 'hostile'),
    ];
    const options = { seed: 1, numRuns: 200 };
    const texts = JSON.stringify(
      [contact, profile, hours].map((kind) => fc.sample(kind as fc.Arbitrary<unknown>, options)),
    );
    for (const nasty of ['__proto__', 'drop table', '\u202e', 'constructor']) expect(texts).toContain(nasty);
    expect(fc.sample(profile, options).some(({ address }) => normaliseAddress(address) !== address)).toBe(true);
    expect(fc.sample(contact, options).some(({ firstName, sortKey: key }) => sortKey(firstName) !== key)).toBe(true);
  });
});

it('lists are as long as one says', () => {
  const longest = (options: RecordOptions) =>
    Math.max(...fc.sample(anyRecord('contact', options), { seed: 3, numRuns: 100 }).map(({ phones }) => phones.length));
  expect(longest({ maxItems: 1 })).toBe(1);
  expect(longest({ maxItems: 30 })).toBeGreaterThan(4);
  expect(longest({ profile: 'hostile', maxItems: 0 })).toBe(0);
});
