import type { Environment } from './execute.js';

/** Bytes of randomness in a token. */
const SECRET_BYTES = 32;

/** A secret to send, and its hash to keep. */
export interface Secret {
  readonly secret: string;
  readonly hash: string;
}

/** Bytes as text that may stand in an address. */
export const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The bytes of such a text; null for another. */
export const fromBase64Url = (text: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
};

/** SHA-256 in lower-case hexadecimal, by Web Crypto, so that it runs wherever partyline does. */
export const hashOf = async (secret: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Makes a secret of 32 random bytes. */
export const makeSecret = async ({ randomBytes }: Environment): Promise<Secret> => {
  const secret = toBase64Url(randomBytes(SECRET_BYTES));
  return { secret, hash: await hashOf(secret) };
};

/** The longest token worth reading. */
const TOKEN_LENGTH = 1_000;

/** A token carries what it opens: the workspace, the record in it, and the secret. */
export const toToken = (workspaceId: string, id: string, secret: string): string =>
  `${toBase64Url(new TextEncoder().encode(JSON.stringify([workspaceId, id])))}.${secret}`;

/** Takes a token apart; null for a text that is none. */
export const parseToken = (
  token: unknown,
): { readonly workspaceId: string; readonly id: string; readonly secret: string } | null => {
  if (typeof token !== 'string' || token.length > TOKEN_LENGTH) return null;
  const [place = '', secret = ''] = token.split('.', 2);
  try {
    const bytes = fromBase64Url(place) ?? new Uint8Array();
    const named: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (!Array.isArray(named) || named.length !== 2 || secret === '') return null;
    const [workspaceId, id] = named as unknown[];
    return typeof workspaceId === 'string' && typeof id === 'string' ? { workspaceId, id, secret } : null;
  } catch {
    return null;
  }
};
