import fc from 'fast-check';
import type { FieldSort } from '../field-sorts.js';
import {
  anyAddress,
  anyId,
  anyName,
  anyPhone,
  anyPrincipal,
  anySentence,
  anyTitle,
  FIRST_NAMES,
  LAST_NAMES,
  type Profile,
} from './texts.js';

const two = (count: number): string => String(count).padStart(2, '0');
const quarter = (index: number): string => `${two(Math.floor(index / 4))}:${two((index % 4) * 15)}`;

/** What a field of each sort holds in life. What is derived from other fields is put right when these are known. */
export const fieldsOf = (profile: Profile): Readonly<Record<FieldSort, () => fc.Arbitrary<unknown>>> => ({
  address: () => anyAddress(profile),
  assignee: () => fc.tuple(fc.constantFrom('member', 'group'), anyId(profile)).map((parts) => parts.join(':')),
  carrier: () => fc.constantFrom('Telekom', 'Orange', 'Verizon', 'Vodafone'),
  token: () => anyId(profile),
  company: () => fc.constantFrom('Acme', 'Müller & Söhne', 'Ng Ltd', 'Boulangerie Lefèvre', '株式会社山田'),
  cursor: () => anyId(profile),
  day: () =>
    fc
      .integer({ min: Date.UTC(2020, 0) / 86_400_000, max: Date.UTC(2032, 0) / 86_400_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  digest: () => fc.stringMatching(/^[0-9a-f]{64}$/),
  domain: () => fc.constantFrom('acme.example', 'mail.example', 'elsewhere.example'),
  e164: () => anyPhone(profile),
  emoji: () => fc.constantFrom('📞', '🇫🇷', '👥', '👩🏽‍🚒', '❤️'),
  failure: () => fc.constantFrom('permission_denied', 'member_suspended', 'workspace_not_active'),
  firstName: () => fc.constantFrom(...FIRST_NAMES),
  label: () => fc.constantFrom('', 'work', 'mobile', 'home'),
  lastName: () => fc.constantFrom(...LAST_NAMES),
  grantee: () => anyPrincipal(profile).filter((principal) => !principal.startsWith('owner:')),
  hostKind: () => fc.constantFrom('deal', 'project'),
  intervals: () =>
    fc.constantFrom(
      [],
      [{ from: '09:00', to: '17:00' }],
      [{ from: '00:00', to: '24:00' }],
      [
        { from: '08:30', to: '12:00' },
        { from: '13:15', to: '18:45' },
      ],
    ),
  // The morning and the rest of the day, so that any two make an interval.
  opens: () => fc.integer({ min: 24, max: 47 }).map(quarter),
  closes: () => fc.integer({ min: 48, max: 96 }).map(quarter),
  person: () => anyName(),
  position: () => fc.constantFrom('', 'Sales', 'Head of Care', 'Plumber'),
  principal: () => anyPrincipal(profile),
  ringSeconds: () => fc.integer({ min: 5, max: 120 }),
  ringSize: () => fc.integer({ min: 1, max: 10 }),
  role: () =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(['owner'], ['admin'], ['member']) },
      { weight: 1, arbitrary: fc.constant(['admin', 'member']) },
    ),
  sentence: () => anySentence(),
  sharedKind: () => fc.constantFrom('contact', 'snippet', 'deal'),
  sortKey: () => fc.constant(''),
  source: () => fc.constantFrom('manual', 'number', 'directory', 'import', 'crm'),
  title: () => anyTitle(),
  writtenPhone: () => fc.oneof(anyPhone(), fc.constantFrom('030 1234567', '(555) 010-4477', '+44 20 7946 0018')),
  zone: () => fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'),
});
