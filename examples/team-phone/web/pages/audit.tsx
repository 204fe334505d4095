import { useContext } from 'react';
import { call } from '../api.js';
import { useNames } from '../names.js';
import { Refusal, Table } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { LanguageContext, useWords } from '../words.js';

/** Who did what to whom, with how it was before and after. */
export const Audit = () => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const { member, group, number, principal } = useNames();
  const trail = useAsk(() => call('insights', 'auditTrail', { limit: 500 }));
  if (trail === null) return null;
  if (!trail.ok) return <Refusal error={trail.error} />;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  /** Whatever has a name, by its name. */
  const named = (id: string): string =>
    [member, group, number].map((name) => name(id)).find((name) => name !== id) ?? id;
  const shown = (value: unknown): string => {
    if (value === null || value === false) return '–';
    if (value === true) return '✓';
    if (typeof value === 'string') return named(value);
    if (Array.isArray(value)) return value.map(shown).join(', ');
    // A grant is told with its end.
    if (typeof value === 'object' && 'until' in value) {
      return typeof value.until === 'number' ? `✓ → ${time.format(value.until)}` : '✓';
    }
    return JSON.stringify(value);
  };
  return (
    <Table label={words.audit} head={[words.when, words.who, words.what, '']}>
      {trail.value.entries.toReversed().map(({ at, actor, kind, subjects, changes, commit }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no id of its own within its commit
        <tr key={`${commit}${index}`}>
          <td>{time.format(at)}</td>
          <td>{actor.name ?? words.system}</td>
          <td>
            <code>{kind}</code>
            <small>{subjects.map(({ name, id }) => name ?? id).join(', ')}</small>
          </td>
          <td>
            {changes.map(({ kind: of, id, aspect, before, after }) => (
              <small key={`${of}${id}${aspect}`}>
                {subjects.length > 1 && `${subjects.find((one) => one.kind === of && one.id === id)?.name ?? id}, `}
                {aspect
                  .split(' ')
                  .map((word) => (word.includes(':') ? principal(word) : named(word)))
                  .join(' ')}
                : {shown(before)} → {shown(after)}
              </small>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
};
