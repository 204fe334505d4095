import type { Position } from '../adapters/index.js';
import { canonicalData } from './canonical-data.js';
import { fromBase64Url, toBase64Url } from './secrets.js';

/** Where a page starts: behind a position or, backwards, before it; without one, at that end of the list. */
export interface PageStart {
  readonly direction: 'forward' | 'back';
  readonly after: Position | null;
}

/** Bytes of the random part that AES-GCM needs for each message. */
const NONCE_BYTES = 12;

/**
 * Seals where a page starts, so that a cursor tells nobody a name, cannot be made up, and opens nothing but the list it came from. What it
 * is bound to (the workspace, the member, the list) is not in it.
 */
export class CursorSeal {
  readonly #key: Promise<CryptoKey>;
  readonly #randomBytes: (count: number) => Uint8Array;

  constructor(secret: string | null, randomBytes: (count: number) => Uint8Array) {
    this.#randomBytes = randomBytes;
    this.#key = keyFrom(secret === null ? randomBytes(32) : new TextEncoder().encode(secret));
    // Whoever uses a cursor hears of it if there is no key.
    this.#key.catch(() => {});
  }

  async seal({ direction, after }: PageStart, boundTo: readonly string[]): Promise<string> {
    const iv = bytesOf(this.#randomBytes(NONCE_BYTES));
    const text = JSON.stringify([direction === 'back' ? 1 : 0, after?.sortKey ?? null, after?.id ?? null]);
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(boundTo) },
      await this.#key,
      new TextEncoder().encode(text),
    );
    return toBase64Url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
  }

  /** Null for whatever was not sealed here for this list. */
  async open(cursor: string, boundTo: readonly string[]): Promise<PageStart | null> {
    const bytes = fromBase64Url(cursor);
    if (bytes === null || bytes.length <= NONCE_BYTES) return null;
    const key = await this.#key;
    try {
      const iv = bytes.slice(0, NONCE_BYTES);
      const additionalData = bound(boundTo);
      const opened = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData },
        key,
        bytes.slice(NONCE_BYTES),
      );
      const [back, sortKey, id] = JSON.parse(new TextDecoder().decode(opened)) as [
        number,
        string | null,
        string | null,
      ];
      const after = sortKey === null || id === null ? null : { sortKey, id };
      return { direction: back === 1 ? 'back' : 'forward', after };
    } catch {
      return null;
    }
  }
}

const keyFrom = async (secret: Uint8Array): Promise<CryptoKey> => {
  const digest = await crypto.subtle.digest('SHA-256', bytesOf(secret));
  return crypto.subtle.importKey('raw', digest, 'AES-GCM', false, ['encrypt', 'decrypt']);
};

const bound = (boundTo: readonly string[]) => new TextEncoder().encode(canonicalData(boundTo) ?? '');

/** A copy in memory of its own, as Web Crypto wants it. */
const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
