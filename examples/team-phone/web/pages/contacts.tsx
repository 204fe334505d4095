import { displayName } from 'partyline/contacts';
import type { ShareIndicator } from 'partyline/visibility';
import type { Contact } from 'partyline/workspace';
import { useState } from 'react';
import { call, get } from '../api.js';
import { useNames, useSay } from '../names.js';
import { Dialog, Field, Refusal, Table } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';
import { ManageAccess } from './manage-access.js';

interface Item {
  readonly id: string;
  readonly record: Contact;
  readonly level: 'view' | 'edit';
  readonly indicator: ShareIndicator | null;
}
type Page =
  | { readonly ok: true; readonly value: { readonly items: readonly Item[]; readonly next: string | null } }
  | { readonly ok: false; readonly error: unknown };

/** Groups bring their own emoji, and numbers are named with one. */
const ICONS = { private: '🔒', members: '👤', groups: '', number: '', workspace: '🏢' } as const;

export const Contacts = () => {
  const words = useWords();
  const { principal } = useNames();
  const page = useAsk(() => get<Page>('/api/contacts'));
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [managing, setManaging] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  if (page === null) return null;
  if (!page.ok) return <Refusal error={page.error} />;
  const { items } = page.value;
  const chosen = items.filter(({ id }) => selected.includes(id));
  const toggle = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  return (
    <>
      <NewContact />
      <div className="bar">
        <button type="button" disabled={chosen.length === 0} onClick={() => setManaging(true)}>
          {words.manageAccess} ({chosen.length} {words.selected})
        </button>
      </div>
      <Table label={words.contacts} head={['', words.name, words.access, words.actions]}>
        {items.map(({ id, record, level, indicator }) => (
          <tr key={id}>
            <td>
              <input
                type="checkbox"
                aria-label={displayName(record)}
                checked={selected.includes(id)}
                onChange={() => toggle(id)}
              />
            </td>
            <td>
              {displayName(record)}
              <small>{[record.company, record.phones[0]?.value].filter(Boolean).join(' · ')}</small>
            </td>
            <td>
              {indicator !== null && (
                <span className="indicator">
                  <span aria-hidden="true">{ICONS[indicator.share]}</span>{' '}
                  {indicator.share === 'private' ? words.private : indicator.principals.map(principal).join(', ')}
                  {indicator.more && ' …'}
                </span>
              )}
              <small>{words[level]}</small>
            </td>
            <td>
              <button type="button" onClick={() => setAsked(id)} aria-label={`${words.why} ${displayName(record)}`}>
                {words.why}
              </button>
            </td>
          </tr>
        ))}
      </Table>
      {managing && (
        <ManageAccess
          contacts={chosen.map(({ id, record }) => ({ id, name: displayName(record) }))}
          onClose={() => {
            setManaging(false);
            setSelected([]);
          }}
        />
      )}
      {asked !== null && <Why contactId={asked} onClose={() => setAsked(null)} />}
    </>
  );
};

const NewContact = () => {
  const words = useWords();
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const create = async () => {
    const answer = await call('contacts', 'create', { fields: { firstName, lastName } });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) {
      setFirstName('');
      setLastName('');
    }
  };
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Field label={words.firstName}>
        <input value={firstName} onChange={({ target }) => setFirstName(target.value)} />
      </Field>
      <Field label={words.lastName}>
        <input value={lastName} onChange={({ target }) => setLastName(target.value)} />
      </Field>
      <button type="submit">{words.newContact}</button>
      <Refusal error={error} />
    </form>
  );
};

/** Every way that leads from this member to this contact, and everybody else who sees it. */
const Why = ({ contactId, onClose }: { readonly contactId: string; readonly onClose: () => void }) => {
  const words = useWords();
  const say = useSay();
  const { member } = useNames();
  const why = useAsk(() => call('contacts', 'explainAccess', { contactId }), [contactId]);
  const list = useAsk(() => call('contacts', 'accessList', { contactId }), [contactId]);
  return (
    <Dialog title={words.why} onClose={onClose}>
      {why !== null && !why.ok && <Refusal error={why.error} />}
      {why?.ok && (
        <ul>
          {why.value.paths.map((path) => (
            <li key={path.principal}>{say(path)}</li>
          ))}
        </ul>
      )}
      {list?.ok && (
        <>
          <h3>{words.access}</h3>
          <ul>
            {list.value.people.map(({ memberId, level }) => (
              <li key={memberId}>
                {member(memberId)}: {level === null ? '' : words[level]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
};
