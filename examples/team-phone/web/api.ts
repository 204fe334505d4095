import type { Session } from 'partyline/service';
import type { Capabilities } from 'partyline/visibility';

/** Whose eyes this window looks through: `?as=` in its address. */
export const viewer = (): string => new URLSearchParams(location.search).get('as') ?? '';

type Failed = {
  readonly ok: false;
  readonly error: { readonly code: string; readonly path: readonly []; readonly params: object };
};

const headers = () => ({ 'content-type': 'application/json', 'x-member': viewer(), 'x-client': 'web' });

const send = async <T>(path: string, input?: unknown): Promise<T> => {
  const options =
    input === undefined ? { headers: headers() } : { method: 'POST', headers: headers(), body: JSON.stringify(input) };
  const response = await fetch(path, options);
  return (await response.json()) as T;
};

type Operation<R extends keyof Session, O extends keyof Session[R]> = Session[R][O] extends (
  ...input: infer Input
) => Promise<infer Answer>
  ? { input: Input[0]; answer: Answer }
  : never;

/** Calls an operation of the library on the server, under the name and with the types it has there. */
export const call = <R extends keyof Session, O extends keyof Session[R]>(
  room: R,
  operation: O,
  input: Operation<R, O>['input'],
): Promise<Operation<R, O>['answer']> => send(`/api/call/${String(room)}/${String(operation)}`, input ?? {});

export const get = <T>(path: string): Promise<T> => send<T>(path);
export const post = <T>(path: string, input: unknown): Promise<T | Failed> => send<T | Failed>(path, input);

export const fetchCapabilities = (): Promise<Capabilities> => get('/api/me');

/** Somebody one can look through the eyes of. */
export interface Person {
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly string[];
}
