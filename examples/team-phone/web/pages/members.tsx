import { Can } from 'partyline/react';
import { useState } from 'react';
import { call } from '../api.js';
import { useNames, useSay } from '../names.js';
import { Dialog, Field, Refusal, Table } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';

const ROLES = ['owner', 'admin', 'member'] as const;

export const Members = () => {
  const words = useWords();
  const { roles: named } = useNames();
  const team = useAsk(() => call('members', 'list', {}));
  const [error, setError] = useState<unknown>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  if (team === null) return null;
  if (!team.ok) return <Refusal error={team.error} />;
  const changeRole = async (memberId: string, role: string) => {
    const answer = await call('members', 'changeRole', { memberId, roles: [role] });
    setError(answer.ok ? null : answer.error);
  };
  return (
    <>
      <Can permission="members.invite">
        <Invite />
      </Can>
      <Refusal error={error} />
      <Table label={words.members} head={[words.name, words.role, words.status, words.actions]}>
        {team.value.members.map(({ memberId, name, address, roles, status }) => (
          <tr key={memberId}>
            <td>
              {name}
              <small>{address}</small>
            </td>
            <td>
              <Can permission="members.changeRole" otherwise={named(roles)}>
                <select
                  aria-label={`${words.role}: ${name}`}
                  value={roles[0]}
                  onChange={({ target }) => void changeRole(memberId, target.value)}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {named([role])}
                    </option>
                  ))}
                </select>
              </Can>
            </td>
            <td>{words[status]}</td>
            <td>
              <Can permission="members.remove">
                <button type="button" onClick={() => setLeaving(memberId)} aria-label={`${words.remove}: ${name}`}>
                  {words.remove}
                </button>
              </Can>
            </td>
          </tr>
        ))}
      </Table>
      {team.value.invitations.length > 0 && (
        <section>
          <h2>{words.invitations}</h2>
          <ul>
            {team.value.invitations.map(({ invitationId, address, roles }) => (
              <li key={invitationId}>
                {address} ({named(roles)})
              </li>
            ))}
          </ul>
        </section>
      )}
      {leaving !== null && <Removal memberId={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
};

const Invite = () => {
  const words = useWords();
  const say = useSay();
  const { roles: named } = useNames();
  const [addresses, setAddresses] = useState('');
  const [role, setRole] = useState('member');
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof call<'members', 'invite'>>> | null>(null);
  const invite = async () => {
    const invited = await call('members', 'invite', { addresses, roles: [role] });
    setAnswer(invited);
    if (invited.ok) setAddresses('');
  };
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      <Field label={words.inviteHint}>
        <input required value={addresses} onChange={({ target }) => setAddresses(target.value)} />
      </Field>
      <Field label={words.role}>
        <select value={role} onChange={({ target }) => setRole(target.value)}>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {named([one])}
            </option>
          ))}
        </select>
      </Field>
      <button type="submit">{words.invite}</button>
      {answer !== null && !answer.ok && <Refusal error={answer.error} />}
      {answer?.ok && 'value' in answer && (
        <ul className="verdicts">
          {answer.value.verdicts.map(({ token, ...verdict }) => (
            <li key={verdict.written}>
              {verdict.verdict === 'invited' ? verdict.address : say({ ...verdict, tokenHash: null })}{' '}
              {token !== null && (
                <a
                  href={`/#/join?token=${encodeURIComponent(token)}&address=${encodeURIComponent(verdict.address ?? '')}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {words.invitationLink}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
};

/** What a removal means, before it is done. */
const Removal = ({ memberId, onClose }: { readonly memberId: string; readonly onClose: () => void }) => {
  const words = useWords();
  const say = useSay();
  const { member } = useNames();
  const plan = useAsk(() => call('members', 'planRemoval', { memberId }), [memberId]);
  const [error, setError] = useState<unknown>(null);
  const remove = async () => {
    const answer = await call('members', 'remove', { memberId });
    if (!answer.ok) return setError(answer.error);
    // What follows takes as long as there are contacts; access has ended already.
    await call('members', 'settleDeparture', { memberId });
    onClose();
  };
  return (
    <Dialog title={`${words.removeTitle}: ${member(memberId)}`} onClose={onClose}>
      {plan !== null && !plan.ok && <Refusal error={plan.error} />}
      {plan?.ok && (
        <>
          <dl>
            <dt>{words.removeContacts}</dt>
            <dd>{plan.value.ownedContacts}</dd>
            <dt>{words.removeNumbers}</dt>
            <dd>{plan.value.numbersOwned.map(({ name }) => name).join(', ') || '0'}</dd>
            <dt>{words.removeGroups}</dt>
            <dd>{plan.value.groups.map(({ name }) => name).join(', ') || '0'}</dd>
            <dt>{words.successor}</dt>
            <dd>{member(plan.value.successorId)}</dd>
          </dl>
          {plan.value.obstacles.map((obstacle) => (
            <p key={obstacle} className="refusal">
              {say(obstacle)}
            </p>
          ))}
          <button
            type="button"
            className="danger"
            disabled={plan.value.obstacles.length > 0}
            onClick={() => void remove()}
          >
            {words.remove}
          </button>
        </>
      )}
      <Refusal error={error} />
    </Dialog>
  );
};
