import { environmentOf } from '../../service/create-partyline.js';
import { run } from '../../service/execute.js';
import { idempotencyOf } from '../../service/idempotency.js';
import { createPartyline, type PartylineOptions, preparedOperations, type WriteOptions } from '../../service/index.js';
import type { WorkspaceEvent } from '../../workspace/index.js';
import type { Operations } from '../histories/operation.js';
import type { Deed } from '../histories/play.js';

/** What a deed is answered. */
export type Answer =
  | { readonly ok: true; readonly replayed?: boolean; readonly events?: readonly WorkspaceEvent[] }
  | { readonly ok: false; readonly error: { readonly code: string } };

/**
 * Does a deed through a service of its own. What the service does in several steps, or with tokens of its own making, is done as the one
 * step that the deed names.
 */
export const doThrough = async (
  options: Required<Pick<PartylineOptions, 'store' | 'policy' | 'clock' | 'newId' | 'random' | 'wait'>>,
  workspaceId: string,
  { operation, actor, client, input }: Deed,
  operations: Operations,
  write: WriteOptions | undefined,
): Promise<Answer> => {
  const [room = '', name = ''] = operation.split('.');
  const prepared = preparedOperations as Readonly<Record<string, object>>;
  if (!Object.hasOwn(prepared[room] ?? {}, name)) {
    const session = createPartyline(options)
      .workspace(workspaceId)
      .as(actor, client === undefined ? {} : { client });
    const call = (session as unknown as Record<string, Record<string, Call>>)[room]?.[name];
    if (call === undefined) throw new TypeError(`the service has no ${operation}`);
    return call(input, write);
  }
  const environment = environmentOf({ ...options, randomBytes: (count) => new Uint8Array(count) });
  const seat = { workspaceId, actor, client, revision: null };
  const named = await idempotencyOf(environment, seat, operation, input, write);
  return named.ok ? run(environment, seat, operations[operation] as never, input as never, named.value) : named;
};

type Call = (input: object, options?: WriteOptions) => Promise<Answer>;
