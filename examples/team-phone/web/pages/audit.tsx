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
  const { principal } = useNames();
  const trail = useAsk(() => call('insights', 'auditTrail', { limit: 500 }));
  if (trail === null) return null;
  if (!trail.ok) return <Refusal error={trail.error} />;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const shown = (value: unknown): string =>
    value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
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
            {changes.map(({ aspect, before, after }) => (
              <small key={aspect}>
                {aspect.replace(/\b(?:group|number|member):\S+/g, principal)}: {shown(before)} → {shown(after)}
              </small>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
};
