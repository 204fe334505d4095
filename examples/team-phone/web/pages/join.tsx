import { useState } from 'react';
import { post } from '../api.js';
import { Field, Refusal } from '../parts.js';
import { useWords } from '../words.js';

type Answer = { readonly ok: true; readonly value: { readonly memberId: string } };

/** Where an invitation leads: the second window of somebody who is no member yet. */
export const Join = () => {
  const words = useWords();
  const given = new URLSearchParams(location.hash.split('?')[1]);
  const [name, setName] = useState('');
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof post<Answer>>> | null>(null);
  const join = async () =>
    setAnswer(await post<Answer>('/api/join', { token: given.get('token'), address: given.get('address'), name }));
  return (
    <main className="narrow">
      <h1>{words.join}</h1>
      <p>{given.get('address')}</p>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault();
          void join();
        }}
      >
        <Field label={words.yourName}>
          <input required value={name} onChange={({ target }) => setName(target.value)} />
        </Field>
        <button type="submit">{words.join}</button>
      </form>
      {answer?.ok === false && <Refusal error={answer.error} />}
      {answer?.ok && (
        <p role="status">
          {words.joined} <a href={`/?as=${encodeURIComponent(answer.value.memberId)}`}>team-phone</a>
        </p>
      )}
    </main>
  );
};
