import type { ReviewFinding, Suggestion } from 'partyline/insights';
import { useState } from 'react';
import { call, viewer } from '../api.js';
import { useSay } from '../names.js';
import { Refusal, Table } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';

const MARKS = { high: '●●●', medium: '●●', low: '●' } as const;

/** What is wider, older or looser than it should be, each with the operations that end it. */
export const Review = () => {
  const words = useWords();
  const say = useSay();
  const review = useAsk(() => call('insights', 'accessReview', {}));
  const [error, setError] = useState<unknown>(null);
  if (review === null) return null;
  if (!review.ok) return <Refusal error={review.error} />;
  const { findings } = review.value;
  if (findings.length === 0) return <p>{words.noFindings}</p>;
  const weights = Object.keys(MARKS);
  const sorted = findings.toSorted((a, b) => weights.indexOf(a.severity) - weights.indexOf(b.severity));
  return (
    <>
      <Refusal error={error} />
      <Table label={words.review} head={['', words.what, words.actions]}>
        {sorted.map((finding) => (
          <tr key={JSON.stringify(finding)}>
            <td>
              <span role="img" aria-label={finding.severity}>
                {MARKS[finding.severity]}
              </span>
            </td>
            <td>{say(finding)}</td>
            <td>
              <End finding={finding} onAnswer={setError} />
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
};

/** A finding's suggestions are calls of the service, ready to be made by whoever may. */
const End = ({
  finding,
  onAnswer,
}: {
  readonly finding: ReviewFinding;
  readonly onAnswer: (error: unknown) => void;
}) => {
  const mine = finding.suggestions.filter(({ by }) => by === null || by === viewer());
  if (mine.length === 0) return null;
  const end = async () => {
    for (const { verb, input } of mine) {
      const answer = await perform(verb, input);
      if (!answer.ok) return onAnswer(answer.error);
    }
    onAnswer(null);
  };
  return (
    <button type="button" onClick={() => void end()}>
      {mine.map(({ verb }) => verb).join(', ')}
    </button>
  );
};

interface Answer {
  readonly ok: boolean;
  readonly error?: unknown;
}

const perform = (verb: string, input: Suggestion['input']): Promise<Answer> => {
  const [room, operation] = verb.split('.');
  return call(room as never, operation as never, input as never) as Promise<Answer>;
};
