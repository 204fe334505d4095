import { createContact, explainContactAccess } from 'partyline/contacts';
import { validateDirectoryCsv } from 'partyline/directory';
import { addGroupMembers, createGroup, lintGroupName } from 'partyline/groups';
import { DomainError, unwrap } from 'partyline/kernel';
import { createWorkspace, diagnoseJoin, inviteMembers } from 'partyline/members';
import { type Describable, type DescribeOptions, describer, en, es, fr, describe as say } from 'partyline/messages';
import { addNumber, assignNumber, ringPlan } from 'partyline/numbers';
import { currencies, formatMoney, publishedPrices, startSubscription } from 'partyline/pricing';
import { explain, grantable } from 'partyline/roles';
import { office } from 'partyline/testing';
import { emptyWorkspace } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

/** With plain blanks: which unbreakable one a date or a figure has differs between versions of the platform. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const inAll = (value: Describable, options: DescribeOptions = {}) =>
  [en, fr, es].map((language) => plain(say(value, { ...options, in: language })));

const noon = Date.UTC(2026, 6, 2, 12, 30);

describe('what verbs answer', () => {
  it('a permission that a role lacks', () => {
    const { workspace, as, cleo } = office();
    const refused = createGroup(workspace, { name: 'Sales' }, as(cleo));
    expect(refused.ok).toBe(false);
    if (refused.ok) return;
    expect(inAll(refused.error)).toEqual([
      'Your role does not allow you to manage groups. Ask an owner of the workspace.',
      'Votre rôle ne vous autorise pas à gérer les groupes. Adressez-vous à un propriétaire de l’espace de travail.',
      'Su rol no le permite gestionar los grupos. Diríjase a un propietario del espacio de trabajo.',
    ]);
  });

  it('an input with a fault, and with several', () => {
    const context = { actor: { type: 'system' }, at: 0, newId: () => 'id' } as const;
    const create = (name: string, address: string) => {
      const result = createWorkspace(emptyWorkspace('w1'), { name, owner: { name: 'Ana', address } }, context);
      return result.ok ? null : result.error;
    };
    const one = create('Acme', 'ana at acme');
    const two = create('', 'ana at acme');
    expect(one && inAll(one)).toEqual([
      'Please enter an e-mail address, such as ana@example.com.',
      'Veuillez saisir une adresse e-mail, par exemple ana@example.com.',
      'Escriba una dirección de correo, por ejemplo ana@example.com.',
    ]);
    expect(two && inAll(two)).toEqual([
      'Please fill this in. One more thing needs to be corrected.',
      'Veuillez remplir ce champ. 1 autre point est à corriger.',
      'Rellene este campo. Hay que corregir una cosa más.',
    ]);
  });

  it('a fault of a field, with the label that the host has for it', () => {
    const issue = { path: ['owner', 'address'], code: 'invalid_address', params: {} };
    const names = { field: (path: readonly (string | number)[]) => (path.at(-1) === 'address' ? 'E-mail' : null) };
    expect(inAll(issue, { names })[1]).toBe(
      'E-mail : Veuillez saisir une adresse e-mail, par exemple ana@example.com.',
    );
  });

  it('a member who is not there, by the name that the host knows', () => {
    const { workspace, as, ana } = office();
    const created = unwrap(createGroup(workspace, { name: 'Sales' }, as(ana)));
    const input = { groupId: created.output.groupId, memberIds: ['m9'] };
    const refused = addGroupMembers(created.workspace, input, as(ana));
    if (refused.ok) throw new Error('not refused');
    expect(say(refused.error)).toBe('m9 is not a member of this workspace, or no longer is. Choose somebody else.');
    expect(say(refused.error, { names: { member: () => 'Dora' } })).toBe(
      'Dora is not a member of this workspace, or no longer is. Choose somebody else.',
    );
    expect(say(refused.error, { names: { member: () => null } })).toContain('m9');
  });

  it('what unwrap throws', () => {
    const { workspace, as, cleo } = office();
    try {
      unwrap(createGroup(workspace, { name: 'Sales' }, as(cleo)));
    } catch (error) {
      expect(error instanceof DomainError && say(error.failure)).toContain('manage groups');
    }
    expect.assertions(1);
  });
});

describe('reasons and findings', () => {
  it('a decision, allowed and denied', () => {
    const { workspace, ana, cleo } = office();
    const of = (memberId: string) => explain(workspace, { type: 'member', memberId }, 'members.invite');
    expect(inAll(of(ana))).toEqual([
      'Allowed: a role of this person lets them invite members.',
      'Autorisé : un rôle de cette personne l’autorise à inviter des membres.',
      'Permitido: un rol de esta persona le permite invitar a miembros.',
    ]);
    expect(inAll(of(cleo))).toEqual([
      'Not allowed: no role of this person lets them invite members.',
      'Non autorisé : aucun rôle de cette personne ne l’autorise à inviter des membres.',
      'No permitido: ningún rol de esta persona le permite invitar a miembros.',
    ]);
  });

  it('what stands in the way of giving a role', () => {
    const barrier = grantable(['admin'], ['owner']);
    expect(barrier && inAll(barrier)).toEqual([
      'The role “owner” lets people manage billing, and your roles do not. Ask an owner.',
      'Le rôle « propriétaire » autorise à gérer la facturation, pas les vôtres. Adressez-vous à un propriétaire.',
      'El rol «propietario» permite gestionar la facturación, y los suyos no. Diríjase a un propietario.',
    ]);
  });

  it('why somebody sees a contact', () => {
    const { workspace, as, cleo } = office();
    const created = unwrap(createContact(workspace, { contactId: 'dora', fields: { firstName: 'Dora' } }, as(cleo)));
    const why = unwrap(explainContactAccess(created.workspace, { contactId: 'dora' }, as(cleo)));
    expect(inAll(why, { names: { member: () => 'Cleo' } })).toEqual([
      'Can view and edit this: it belongs to Cleo.',
      'Peut consulter et modifier : appartient à Cleo.',
      'Puede verlo y modificarlo: pertenece a Cleo.',
    ]);
  });

  it('several ways, one of which ends', () => {
    const group = { principal: 'group:sales', level: 'view', cause: 'manual', until: noon } as const;
    const number = { principal: 'number:desk', level: 'edit', cause: 'number', until: null } as const;
    expect(inAll({ visible: true, level: 'edit', reason: 'path', paths: [group, number] })).toEqual([
      'Can view and edit this: it is shared with the group sales until July 2, 2026 at 12:30 PM UTC and it was added on the number desk.',
      'Peut consulter et modifier : partage avec le groupe sales jusqu’au 2 juillet 2026 à 12:30 UTC et ajout sur le numéro desk.',
      'Puede verlo y modificarlo: está compartido con el grupo sales hasta el 2 de julio de 2026, 12:30 UTC y se añadió en el número desk.',
    ]);
    expect(say(number)).toBe('Can view and edit this: it was added on the number desk.');
  });

  it('no way', () => {
    const nobody = { visible: false, level: null, paths: [] } as const;
    expect(inAll({ ...nobody, reason: 'deleted' })).toEqual([
      'Cannot see this: it was deleted.',
      'Ne peut pas consulter : cela a été supprimé.',
      'No puede verlo: se ha eliminado.',
    ]);
  });

  it('why a phone stays silent', () => {
    const { workspace, context, ana, ben } = office();
    const desk = { phone: '+15551234567', name: 'Desk', mode: 'shared', ownerId: ana } as const;
    const added = unwrap(addNumber(workspace, desk, context));
    const { numberId } = added.output;
    const read = unwrap(assignNumber(added.workspace, { numberId, memberId: ben, access: 'read' }, context));
    const [silent] = unwrap(ringPlan(read.workspace, { numberId, seed: 'call' }, context)).silent;
    expect(silent && inAll(silent, { names: { member: () => 'Ben' } })).toEqual([
      'Ben is not rung: they only read along on this number.',
      'Ben : le téléphone ne sonne pas, car ce numéro est en lecture seule.',
      'El teléfono de Ben no suena: solo lee lo que pasa en este número.',
    ]);
    expect(say('away')).toBe('Is not rung: they are not at work at this hour.');
  });

  it('how somebody can join', () => {
    const { workspace, as, ben } = office();
    const { findings } = unwrap(diagnoseJoin(workspace, { address: 'dora@acme.example' }, as(ben)));
    expect(findings.map((finding) => say(finding))).toEqual([
      'No invitation was sent to this address. Send one.',
      'This workspace has not claimed the domain acme.example.',
    ]);
  });

  it('what became of addresses to invite', () => {
    const { workspace, as, ben } = office();
    const input = { addresses: 'dora@acme.example, dora@', tokenHashes: ['ab'.repeat(32)] };
    const { verdicts } = unwrap(inviteMembers(workspace, input, as(ben))).output;
    expect(verdicts.map((verdict) => say(verdict, { in: fr }))).toEqual([
      'Une invitation est envoyée à dora@acme.example.',
      '«\u00a0dora@\u00a0» n’est pas une adresse e-mail. Veuillez la vérifier.',
    ]);
    expect(say('last_owner')).toBe('This is the last active owner. Make somebody else an owner first.');
  });
});

describe('groups', () => {
  it('whom a mention does not reach', () => {
    const missed = { type: 'member', id: 'm1', reason: 'suspended' } as const;
    expect(inAll(missed, { names: { member: () => 'Ben' } })).toEqual([
      'Ben was not notified, because they are suspended.',
      'Aucun avis n’a été envoyé à Ben, car son compte est suspendu.',
      'No se ha avisado a Ben, porque tiene la cuenta suspendida.',
    ]);
    expect(say({ type: 'group', id: 'g1', reason: 'retired_group' })).toContain('g1 was not notified');
  });

  it('what people may stumble over in a name', () => {
    expect(lintGroupName('Sale5', ['Sales']).flatMap((advice) => inAll(advice))).toEqual([
      'This looks like the name of another group: “Sales”. Choose a name that can be told apart.',
      'Ce nom ressemble à celui d’un autre groupe : « Sales ». Choisissez un nom bien distinct.',
      'Este nombre se parece al de otro grupo: «Sales». Elija un nombre que se distinga.',
    ]);
  });
});

describe('files', () => {
  const csv =
    'name,position,email,work phone,,,\nAda,=1+1,ada@exmaple,,,,\nBo,,bo@acme.example,,,\nBo,,bo@acme.example,,,,\n';
  const report = unwrap(validateDirectoryCsv(csv));

  it('a row with a problem', () => {
    const problem = report.rejected[0]?.problems[0];
    expect(problem?.code).toBe('invalid_email');
    expect(problem && inAll(problem)).toEqual([
      'E-mail: “ada@exmaple” is not an e-mail address.',
      'E-mail : « ada@exmaple » n’est pas une adresse e-mail.',
      'Correo: «ada@exmaple» no es una dirección de correo.',
    ]);
  });

  it('a suggestion', () => {
    const problem = { code: 'phone_missing_prefix', column: 'workPhone', cell: '4915112345678', params: {} } as const;
    expect(inAll({ ...problem, suggestion: '004915112345678' })).toEqual([
      'Work phone: “4915112345678” has lost the 00 or + before its country code. Put it back. Did you mean 004915112345678?',
      'Téléphone professionnel : « 4915112345678 » a perdu le 00 ou le + avant son indicatif de pays. Remettez-le. Vouliez-vous dire 004915112345678 ?',
      'Teléfono del trabajo: «4915112345678» ha perdido el 00 o el + delante del prefijo del país. Vuelva a ponerlo. ¿Quería decir 004915112345678?',
    ]);
  });

  it('notices and doubles', () => {
    const notice = report.notices.find(({ code }) => code === 'missing_trailing_comma');
    expect(notice && say(notice)).toBe('Line 3 ends without the last comma. It was read all the same.');
    expect(report.duplicates.map((row) => say(row))).toEqual(['Line 4 has the same e-mail address as line 3.']);
  });

  it('what a contact needs, as alternatives', () => {
    const problem = { code: 'missing_contact', column: null, cell: '', suggestion: null } as const;
    expect(inAll({ ...problem, params: { anyOf: ['email', 'workPhone'] } })).toEqual([
      'Fill in at least one of these: E-mail or Work phone.',
      'Remplissez au moins l’une de ces colonnes : E-mail ou Téléphone professionnel.',
      'Rellene al menos una de estas columnas: Correo o Teléfono del trabajo.',
    ]);
  });

  it('what an import would do', () => {
    const contact = { line: 2, name: 'Ada', position: '', email: '', phones: [] };
    expect(say({ action: 'create', contact })).toBe('This contact is new.');
    const change = { field: 'name', from: 'A', to: 'B' } as const;
    expect(say({ action: 'update', contact, id: 'c1', changes: [change] })).toBe('One field would change.');
    expect(say({ action: 'skip', contact, id: 'c1', reason: 'unchanged' })).toBe('Nothing would change.');
    expect(say({ verdict: 'exists', contactId: 'c1' })).toBe('This contact is in the directory already.');
    expect(say({ verdict: 'refused', code: 'invalid_address' })).toBe(
      'This contact was not imported. Please enter an e-mail address, such as ana@example.com.',
    );
    const refusal = { code: 'needs_edit', path: [], params: { contactId: 'c1' } } as const;
    expect(say({ contactId: 'c1', verdict: 'refused', refusal, remaining: [] })).toBe(say(refusal));
    expect(say({ code: 'empty_contact', field: null, cell: '' })).toContain('neither a name');
  });

  it('a size', () => {
    const failure = { code: 'file_too_large', path: [], params: { maximum: 10 * 1024 * 1024 } } as const;
    expect(inAll(failure)[1]).toBe('Ce fichier dépasse 10 Mo. Divisez-le en fichiers plus petits.');
  });
});

describe('money', () => {
  const order = { id: 's1', plan: 'starter', currency: 'USD', interval: 'year', seats: 2, numbers: 3 } as const;
  const started = unwrap(startSubscription(order, '2026-01-01T00:00:00Z', { book: publishedPrices }));

  it('the lines of an invoice, up to the last day that is paid for', () => {
    const lines = started.invoice?.lines ?? [];
    expect(lines.map((line) => plain(say(line, { names: { plan: () => 'Starter' } })))).toEqual([
      '2 seats, Starter plan, January 1, 2026 to December 31, 2026',
      '1 extra number, Starter plan, January 1, 2026 to December 31, 2026',
    ]);
    expect(lines.map((line) => plain(say(line, { in: fr })))[1]).toBe(
      '1 numéro supplémentaire, offre starter, du 1er janvier 2026 au 31 décembre 2026',
    );
  });

  const short = { code: 'not_enough_credit', path: [], params: { balance: 123_456, amount: 200_000 } } as const;

  it('amounts in the currency that the host says, and none without', () => {
    expect(inAll(short, { currency: 'EUR' })).toEqual([
      'There is a credit of €1,234.56, and this takes €2,000.00. Buy credit first.',
      'Le crédit est de 1 234,56 € et il en faut 2 000,00 €. Achetez d’abord du crédit.',
      'Hay un crédito de 1234,56 € y hacen falta 2000,00 €. Compre crédito antes.',
    ]);
    expect(say(short)).toBe('There is not enough credit for this. Buy credit first.');
    expect(say(short, { currency: 'euros' })).toBe('There is not enough credit for this. Buy credit first.');
  });

  it.each(currencies())('%s as pricing writes it', (currency) => {
    const written = unwrap(formatMoney({ amount: 123_456, currency }, 'en'));
    expect(say(short, { currency })).toContain(`a credit of ${written},`);
  });
});

describe('dates', () => {
  const expired = { code: 'quote_expired', path: [], params: { expiresAt: noon } } as const;

  it('are in UTC, and say so', () => {
    expect(plain(say(expired))).toBe('This quote was good until July 2, 2026 at 12:30 PM UTC. Ask for a new one.');
  });

  it('are in the time zone and the regional form that the host names', () => {
    expect(plain(say(expired, { timeZone: 'America/New_York' }))).toContain('July 2, 2026 at 8:30 AM EDT');
    expect(plain(say(expired, { timeZone: 'Europe/Paris', in: fr }))).toMatch(/jusqu’au 2 juillet 2026 à 14:30 UTC\+2/);
    expect(plain(say(expired, { locale: 'en-GB' }))).toContain('2 July 2026 at 12:30 UTC');
  });

  it('are in UTC where the time zone is none', () => {
    expect(plain(say(expired, { timeZone: 'Mars/Olympus', locale: '!' }))).toContain('July 2, 2026 at 12:30 PM UTC');
  });
});

describe('plurals and lists', () => {
  const full = (limit: number) => plain(say({ code: 'seat_limit_reached', path: [], params: { limit } }, { in: fr }));

  it('follow the language: French counts a million of things', () => {
    expect(full(1)).toBe('La seule place de cet espace de travail est prise. Demandez à un propriétaire d’en ajouter.');
    expect(full(1_000_000)).toContain('Les 1 000 000 places');
  });

  it('of many things name five', () => {
    const refused = ['a@', 'b@', 'c@', 'd@', 'e@', 'f@', 'g@'];
    expect(say({ code: 'not_all_invitable', path: [], params: { refused } }, { in: es })).toContain(
      ': a@, b@, c@, d@, e@ y 2 más.',
    );
  });
});

describe('what is not known', () => {
  it.each([
    [{ code: 'of_tomorrow', path: [], params: {} }],
    [{ code: 'constructor', path: [], params: {} }],
    [{ code: 'toString', path: [], params: {} }],
    [{ allowed: false, rule: 'of_tomorrow', permission: 'groups.manage' }],
    ['of_tomorrow'],
    [null],
    [42],
  ])('gets a neutral sentence: %j', (value) => {
    expect(say(value as never)).toBe('This did not work. Please try again, or ask the support team.');
  });

  it('in a parameter is shown as it is', () => {
    const refusal = { path: [], params: { role: 'clerk' } };
    expect(say({ code: 'unknown_role', ...refusal })).toContain('“clerk”');
    expect(say({ code: 'unknown_role', path: [], params: {} })).toContain('“…”');
  });
});

describe('hostile parameters', () => {
  const named = (memberId: string) => say({ code: 'owner_role_required', path: [], params: { memberId } });

  it('are isolated where they are written from right to left', () => {
    expect(named('דנה')).toBe('\u2068דנה\u2069 is not an owner. Give them the owner role first.');
    expect(named('Dana')).toBe('Dana is not an owner. Give them the owner role first.');
  });

  it('lose marks of direction and line ends, and are cut', () => {
    expect(named('a\u202eb\u2069c\r\n<d>')).toBe('abc <d> is not an owner. Give them the owner role first.');
    expect(named('x'.repeat(500))).toBe(`${'x'.repeat(200)}… is not an owner. Give them the owner role first.`);
  });

  it('are never looked at as templates', () => {
    expect(named('{memberId} $& $1')).toBe('{memberId} $& $1 is not an owner. Give them the owner role first.');
  });
});

it('a host brings a language of its own', () => {
  const pirate = { ...en, locale: 'en', failures: { ...en.failures, last_owner: 'Arr, the last captain stays.' } };
  expect(describer(pirate)({ code: 'last_owner', path: [], params: {} })).toBe('Arr, the last captain stays.');
});
