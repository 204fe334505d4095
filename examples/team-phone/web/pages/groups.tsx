import type { ListedGroup } from 'partyline/groups';
import { Can, useCan } from 'partyline/react';
import { useState } from 'react';
import { call } from '../api.js';
import { useNames } from '../names.js';
import { Dialog, Field, Refusal } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';

export const Groups = () => {
  const groups = useAsk(() => call('groups', 'list', { retired: true }));
  const [ending, setEnding] = useState<ListedGroup | null>(null);
  if (groups === null) return null;
  if (!groups.ok) return <Refusal error={groups.error} />;
  return (
    <>
      <Can permission="groups.manage" target={{ creates: true }}>
        <NewGroup />
      </Can>
      <div className="cards">
        {groups.value.map((group) => (
          <GroupCard key={group.groupId} group={group} onDelete={() => setEnding(group)} />
        ))}
      </div>
      {ending !== null && <Ending group={ending} onClose={() => setEnding(null)} />}
    </>
  );
};

const NewGroup = () => {
  const words = useWords();
  const [name, setName] = useState('');
  const [emoji, setEmoji] = useState('👥');
  const [error, setError] = useState<unknown>(null);
  const create = async () => {
    const answer = await call('groups', 'create', { name, emoji });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setName('');
  };
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Field label={words.emoji}>
        <input className="short" value={emoji} onChange={({ target }) => setEmoji(target.value)} />
      </Field>
      <Field label={words.newGroup}>
        <input required value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <button type="submit">{words.create}</button>
      <Refusal error={error} />
    </form>
  );
};

const GroupCard = ({ group, onDelete }: { readonly group: ListedGroup; readonly onDelete: () => void }) => {
  const words = useWords();
  const { member, people } = useNames();
  const manages = useCan('groups.manage');
  const [error, setError] = useState<unknown>(null);
  const { groupId, name, emoji, description, status, memberIds } = group;
  const done = (answer: { ok: boolean; error?: unknown }) => setError(answer.ok ? null : answer.error);
  return (
    <article>
      <h2>
        {emoji} {name}
      </h2>
      <p>{status === 'retired' ? words.retired : description}</p>
      <ul className="rows">
        {memberIds.map((memberId) => (
          <li key={memberId}>
            <span>{member(memberId)}</span>
            {manages && (
              <button
                type="button"
                aria-label={`${words.takeAway}: ${member(memberId)}`}
                onClick={async () => done(await call('groups', 'removeMembers', { groupId, memberIds: [memberId] }))}
              >
                {words.takeAway}
              </button>
            )}
          </li>
        ))}
      </ul>
      {manages && status === 'live' && (
        <div className="bar">
          <select
            aria-label={`${words.add}: ${name}`}
            value=""
            onChange={async ({ target }) =>
              done(await call('groups', 'addMembers', { groupId, memberIds: [target.value] }))
            }
          >
            <option value="">{words.add} …</option>
            {people
              .filter(({ memberId }) => !memberIds.includes(memberId))
              .map(({ memberId, name: person }) => (
                <option key={memberId} value={memberId}>
                  {person}
                </option>
              ))}
          </select>
          <button type="button" onClick={onDelete} aria-label={`${words.delete}: ${name}`}>
            {words.delete}
          </button>
        </div>
      )}
      <Refusal error={error} />
    </article>
  );
};

/** Deleting a group takes nothing from anybody; this says so before it is done. */
const Ending = ({ group, onClose }: { readonly group: ListedGroup; readonly onClose: () => void }) => {
  const words = useWords();
  const { member } = useNames();
  const [error, setError] = useState<unknown>(null);
  const end = async () => {
    const answer = await call('groups', 'delete', { groupId: group.groupId });
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  return (
    <Dialog title={`${words.deleteGroupTitle} ${group.emoji} ${group.name}`} onClose={onClose}>
      <p>{words.deleteGroupHint}</p>
      <p>{group.memberIds.map(member).join(', ') || words.nobody}</p>
      <button type="button" className="danger" onClick={() => void end()}>
        {words.delete}
      </button>
      <Refusal error={error} />
    </Dialog>
  );
};
