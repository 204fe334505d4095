import type { Principal } from 'partyline/sharing';
import { useState } from 'react';
import { call } from '../api.js';
import { useNames, useSay } from '../names.js';
import { Dialog, Field, Refusal } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { useWords } from '../words.js';

type Change = Parameters<typeof call<'contacts', 'manageAccess'>>[2]['change'];

/** Who gets access, with the preview of who gains and who loses by it before anything is saved. */
export const ManageAccess = ({
  contacts,
  onClose,
}: {
  readonly contacts: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}) => {
  const words = useWords();
  const say = useSay();
  const { member, people, principal } = useNames();
  const groups = useAsk(() => call('groups', 'list', {}));
  const [type, setType] = useState<'add' | 'replace' | 'private'>('add');
  const [to, setTo] = useState<readonly Principal[]>([]);
  const [level, setLevel] = useState<'view' | 'edit'>('edit');
  const [error, setError] = useState<unknown>(null);
  const contactIds = contacts.map(({ id }) => id);
  const grants = to.map((one) => ({ principal: one, level }));
  const change: Change = type === 'private' ? { type: 'replace', grants: [] } : { type, grants };
  const ready = type === 'private' || to.length > 0;
  const preview = useAsk(
    async () => (ready ? call('contacts', 'previewAccess', { contactIds, change }) : null),
    [JSON.stringify(change), contactIds.join()],
  );
  const commit = async () => {
    const answer = await call('contacts', 'manageAccess', { contactIds, change });
    if (answer.ok) onClose();
    else setError(answer.error);
  };
  const choices: readonly Principal[] = [
    'workspace',
    ...(groups?.ok ? groups.value.map(({ groupId }): Principal => `group:${groupId}`) : []),
    ...people.map(({ memberId }): Principal => `member:${memberId}`),
  ];
  return (
    <Dialog title={`${words.manageAccess}: ${contacts.map(({ name }) => name).join(', ')}`} onClose={onClose}>
      <div className="bar">
        <Field label={words.change}>
          <select value={type} onChange={({ target }) => setType(target.value as typeof type)}>
            <option value="add">{words.addAccess}</option>
            <option value="replace">{words.replaceAccess}</option>
            <option value="private">{words.makePrivate}</option>
          </select>
        </Field>
        <Field label={words.level}>
          <select value={level} onChange={({ target }) => setLevel(target.value as typeof level)}>
            <option value="view">{words.view}</option>
            <option value="edit">{words.edit}</option>
          </select>
        </Field>
      </div>
      {type !== 'private' && (
        <fieldset>
          <legend>{words.shareWith}</legend>
          {choices.map((one) => (
            <label key={one} className="choice">
              <input
                type="checkbox"
                checked={to.includes(one)}
                onChange={() => setTo(to.includes(one) ? to.filter((other) => other !== one) : [...to, one])}
              />{' '}
              {principal(one)}
            </label>
          ))}
        </fieldset>
      )}
      <section aria-live="polite" className="preview">
        {preview !== null && !preview.ok && <Refusal error={preview.error} />}
        {preview?.ok &&
          preview.value.map(({ contactId, gains, loses, keeps, refusal }) => (
            <div key={contactId}>
              <h3>{contacts.find(({ id }) => id === contactId)?.name}</h3>
              {refusal !== null && (
                <p className="refusal">{say({ verdict: 'refused', contactId, refusal, remaining: [] })}</p>
              )}
              {gains.length + loses.length + keeps.length === 0 && refusal === null && <p>{words.noChange}</p>}
              {gains.length > 0 && (
                <p className="gain">
                  {words.gains}: {gains.map((one) => member(one.memberId)).join(', ')}
                </p>
              )}
              {loses.length > 0 && (
                <p className="loss">
                  {words.loses}: {loses.map((one) => member(one.memberId)).join(', ')}
                </p>
              )}
              {keeps.length > 0 && (
                <p>
                  {words.keeps}: {keeps.map((one) => member(one.memberId)).join(', ')}
                </p>
              )}
            </div>
          ))}
      </section>
      <p className="actions">
        <button type="submit" disabled={!ready} onClick={() => void commit()}>
          {words.save}
        </button>
      </p>
      <Refusal error={error} />
    </Dialog>
  );
};
