import type { ListedNumber } from 'partyline/numbers';
import { useCan } from 'partyline/react';
import { useState } from 'react';
import { call } from '../api.js';
import { useNames, useSay } from '../names.js';
import { Refusal } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';

export const Numbers = () => {
  const words = useWords();
  const numbers = useAsk(() => call('numbers', 'list', {}));
  if (numbers === null) return null;
  if (!numbers.ok) return <Refusal error={numbers.error} />;
  if (numbers.value.length === 0) return <p>{words.empty}</p>;
  return (
    <div className="cards">
      {numbers.value.map((number) => (
        <NumberCard key={number.numberId} number={number} />
      ))}
    </div>
  );
};

const NumberCard = ({ number }: { readonly number: ListedNumber }) => {
  const words = useWords();
  const { member, people } = useNames();
  const { numberId, name, phone, mode, ownerId, users } = number;
  const manages = useCan('numbers.manageAccess', { numberOwnerId: ownerId });
  const [error, setError] = useState<unknown>(null);
  const [chosen, setChosen] = useState('');
  const done = (answer: { ok: boolean; error?: unknown }) => setError(answer.ok ? null : answer.error);
  return (
    <article>
      <h2>{name}</h2>
      <p>
        {phone} · {member(ownerId)}
      </p>
      <label className="field">
        <span>{words.mode}</span>
        <select
          value={mode}
          disabled={!manages}
          onChange={async ({ target }) =>
            done(await call('numbers', 'setMode', { numberId, mode: target.value as 'shared' | 'exclusive' }))
          }
        >
          <option value="exclusive">{words.exclusive}</option>
          <option value="shared">{words.shared}</option>
        </select>
      </label>
      <h3>{words.users}</h3>
      <ul className="rows">
        {users.map(({ memberId, access }) => (
          <li key={memberId}>
            <span>
              {member(memberId)}: {words[access]}
            </span>
            {manages && memberId !== ownerId && (
              <button
                type="button"
                aria-label={`${words.takeAway}: ${member(memberId)}`}
                onClick={async () => done(await call('numbers', 'unassign', { numberId, memberId }))}
              >
                {words.takeAway}
              </button>
            )}
          </li>
        ))}
      </ul>
      {manages && mode === 'shared' && (
        <div className="bar">
          <select
            aria-label={`${words.add}: ${name}`}
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            <option value="">…</option>
            {people
              .filter(({ memberId }) => !users.some((user) => user.memberId === memberId))
              .map(({ memberId, name: person }) => (
                <option key={memberId} value={memberId}>
                  {person}
                </option>
              ))}
          </select>
          {(['use', 'read'] as const).map((access) => (
            <button
              key={access}
              type="button"
              disabled={chosen === ''}
              onClick={async () => done(await call('numbers', 'assign', { numberId, memberId: chosen, access }))}
            >
              {words.add}: {words[access]}
            </button>
          ))}
        </div>
      )}
      <Refusal error={error} />
      <RingOrder number={number} onAnswer={done} />
      <RingsNow numberId={numberId} />
    </article>
  );
};

/** Who rings one after the other: dragged, or moved by its buttons. */
const RingOrder = ({
  number,
  onAnswer,
}: {
  readonly number: ListedNumber;
  readonly onAnswer: (answer: { ok: boolean; error?: unknown }) => void;
}) => {
  const words = useWords();
  const { member } = useNames();
  const { numberId, ring, users, ownerId } = number;
  const may = useCan('numbers.updateSettings', { numberOwnerId: ownerId });
  const [dragged, setDragged] = useState<string | null>(null);
  const ringing = users.filter(({ access }) => access === 'use').map(({ memberId }) => memberId);
  const named = ring.type === 'groups' ? ring.groups.flatMap(({ memberIds }) => memberIds) : [];
  const order = [...named.filter((id) => ringing.includes(id)), ...ringing.filter((id) => !named.includes(id))];
  const move = async (memberId: string, to: number) => {
    const next = order.filter((id) => id !== memberId);
    next.splice(to, 0, memberId);
    const groups = next.map((id) => ({ memberIds: [id], seconds: 20 }));
    onAnswer(await call('numbers', 'setRingOrder', { numberId, ring: { type: 'groups', groups } }));
  };
  return (
    <>
      <h3>{words.ringOrder}</h3>
      {may && order.length > 1 && <small>{words.ringHint}</small>}
      <ol className="ring rows">
        {order.map((memberId, index) => (
          <li
            key={memberId}
            draggable={may}
            onDragStart={() => setDragged(memberId)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => dragged !== null && void move(dragged, index)}
          >
            <span>{member(memberId)}</span>
            {may && (
              <span className="moves">
                <button
                  type="button"
                  disabled={index === 0}
                  aria-label={`${words.up}: ${member(memberId)}`}
                  onClick={() => void move(memberId, index - 1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  disabled={index === order.length - 1}
                  aria-label={`${words.down}: ${member(memberId)}`}
                  onClick={() => void move(memberId, index + 1)}
                >
                  ↓
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
};

const RingsNow = ({ numberId }: { readonly numberId: string }) => {
  const words = useWords();
  const say = useSay();
  const { member } = useNames();
  const plan = useAsk(() => call('numbers', 'ringPlan', { numberId, seed: 'now' }), [numberId]);
  if (plan === null || !plan.ok) return null;
  const { steps, silent } = plan.value;
  return (
    <>
      <h3>{words.ringsNow}</h3>
      {steps.length === 0 && <p>{words.nobody}</p>}
      <ol>
        {steps.map(({ memberIds, seconds }) => (
          <li key={memberIds.join()}>
            {memberIds.map(member).join(', ')} ({seconds} {words.seconds})
          </li>
        ))}
      </ol>
      {silent.map((one) => (
        <small key={one.memberId}>{say(one)} </small>
      ))}
    </>
  );
};
