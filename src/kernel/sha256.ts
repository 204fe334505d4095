const utf8 = /* @__PURE__ */ new TextEncoder();

/** The first 32 bits of the fractional part of a number's root. */
const fraction = (value: number): number => ((value - Math.floor(value)) * 0x1_0000_0000) >>> 0;

const constants = /* @__PURE__ */ (() => {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return {
    round: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    start: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
})();

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const compress = (hash: Uint32Array, block: DataView, offset: number, words: Uint32Array): void => {
  for (let i = 0; i < 16; i++) words[i] = block.getUint32(offset + 4 * i);
  const w = (i: number): number => words[i] as number;
  for (let i = 16; i < 64; i++) {
    const s0 = turn(w(i - 15), 7) ^ turn(w(i - 15), 18) ^ (w(i - 15) >>> 3);
    const s1 = turn(w(i - 2), 17) ^ turn(w(i - 2), 19) ^ (w(i - 2) >>> 10);
    words[i] = w(i - 16) + s0 + w(i - 7) + s1;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (constants.round[i] as number) + w(i)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    hash[i] = (hash[i] as number) + word;
  });
};

const digest = (bytes: Uint8Array): Uint8Array => {
  const padded = new DataView(new ArrayBuffer((((bytes.length + 8) >>> 6) + 1) << 6));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(bytes.length, 0x80);
  padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 0x2000_0000));
  padded.setUint32(padded.byteLength - 4, bytes.length << 3);
  const hash = constants.start.slice();
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.byteLength; offset += 64) compress(hash, padded, offset, words);
  const out = new DataView(new ArrayBuffer(32));
  hash.forEach((word, i) => {
    out.setUint32(4 * i, word);
  });
  return new Uint8Array(out.buffer);
};

const join = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

const hexadecimal = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The SHA-256 of a text in lower-case hexadecimal. */
export const sha256 = (text: string): string => hexadecimal(digest(utf8.encode(text)));

/**
 * The HMAC-SHA-256 of a text in lower-case hexadecimal. Written out, as the digest is, because the platform's own is asynchronous,
 * and a verb is not.
 *
 * @see FIPS 180-4 and RFC 2104
 */
export const hmacSha256 = (key: string, text: string): string => {
  const given = utf8.encode(key);
  const block = join(given.length > 64 ? digest(given) : given, new Uint8Array(64)).subarray(0, 64);
  const padded = (pad: number): Uint8Array => block.map((byte) => byte ^ pad);
  const inner = digest(join(padded(0x36), utf8.encode(text)));
  const outer = digest(join(padded(0x5c), inner));
  return hexadecimal(outer);
};
