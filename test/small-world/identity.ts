import { createHash } from 'node:crypto';
import { kinds, type Workspace } from 'partyline/workspace';

/** What says when, or how often, and not what: left out of a state's identity. */
const clockwork = new Set(['createdAt', 'joinedAt', 'invitedAt', 'claimedAt', 'verifiedAt', 'grantedAt', 'epoch']);

const texts = new WeakMap<object, string>();

/** A record as text, its fields in one order, clock left out. A record that stays is written once. */
const textOf = (record: object): string => {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record, (key, value: unknown) => {
    if (clockwork.has(key)) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  texts.set(record, text);
  return text;
};

/** What a state is: its records, whatever the clock, the events and the order in which they came. */
export const identityOf = (workspace: Workspace): string => {
  const parts: string[] = [];
  for (const kind of kinds) {
    const rows: string[] = [];
    for (const [id, record] of workspace.state[kind]) if (record !== null) rows.push(`${id} ${textOf(record)}`);
    parts.push(kind, ...rows.sort());
  }
  return createHash('sha1').update(parts.join('\n')).digest('base64');
};
