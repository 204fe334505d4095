import type { AnyFailure, Result } from 'partyline/kernel';
import { operations, type Partyline } from 'partyline/service';
import type { AnyOperation, MoveName, Turn } from './history.js';

const places: ReadonlyMap<unknown, readonly [room: string, name: string]> = new Map(
  Object.entries(operations).flatMap(([room, verbs]) =>
    Object.entries(verbs).map(([name, operation]) => [operation, [room, name]] as const),
  ),
);

/** Operations that the service does not do as they are: it makes tokens for them, or does them step by step. */
const prepared: ReadonlySet<MoveName> = new Set<MoveName>([
  'inviteMembers',
  'resendInvitation',
  'acceptInvitation',
  'requestAddressChange',
  'changeAddress',
  'verifyDomain',
  'settleDeparture',
  'clearRevokedGrants',
  'sweepEndedGrants',
  'endVoidAssignments',
  'eraseConversation',
  'sealTrail',
  // It looks at what happened lately besides, and that is read by itself.
  'diagnose',
]);

/** Whether the service takes and answers for an operation what the verb itself does. */
export const isPlain = ({ name }: Pick<Turn, 'name'>): boolean => !prepared.has(name);

/** Does through the service what a turn did on a snapshot. */
export const serviceCall = (
  partyline: Pick<Partyline, 'workspace'>,
  { operation, actor, client, input }: Pick<Turn, 'actor' | 'client' | 'input'> & { readonly operation: AnyOperation },
): Promise<Result<unknown, AnyFailure>> => {
  const [room, name] = places.get(operation) ?? ['', ''];
  const session = partyline.workspace('acme').as(actor, client === undefined ? {} : { client });
  const rooms = session as unknown as Record<
    string,
    Record<string, (input: object) => Promise<Result<unknown, AnyFailure>>>
  >;
  const call = rooms[room]?.[name];
  if (call === undefined) throw new Error(`the service has no place for ${operation.name}`);
  return call(input);
};
