import type { BinaryKind, DirectoryEncoding } from './report.js';
import { decodeWindows1252 } from './windows-1252.js';

/** How many bytes are looked at to tell UTF-16 by its NULs. */
const SAMPLE = 4096;
/** A line that goes on longer is decoded in parts; it is too long to be a contact anyway. */
const LONGEST_LINE = 65_536;

const LF = 10;
const CR = 13;

/** Turns bytes into text, piece by piece. */
export interface Decoder {
  push(bytes: Uint8Array): string;
  end(): string;
  readonly encoding: DirectoryEncoding;
  /** Lines that are not UTF-8 and were read as windows-1252. */
  readonly foreignLines: number;
  /** UTF-16 told by its NULs alone. */
  readonly withoutMark: boolean;
}

/**
 * Reads bytes by a fixed order: byte order mark; NULs as in UTF-16; UTF-8 where it is strictly that; else windows-1252, line by line, so that
 * one bad byte does not spoil the accents of every other line. Nothing is guessed from frequencies of letters.
 */
export const createDecoder = (): Decoder => {
  let rest: Uint8Array = new Uint8Array(0);
  let utf16: TextDecoder | null = null;
  let swapped = false;
  let decided = false;
  let withoutMark = false;
  let foreignLines = 0;
  let utf8Letters = false;
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  const decide = (bytes: Uint8Array): Uint8Array => {
    decided = true;
    const [a, b, c] = bytes;
    if (a === 0xef && b === 0xbb && c === 0xbf) return bytes.subarray(3);
    const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
    const nuls = marked ? null : utf16ByNuls(bytes.subarray(0, SAMPLE));
    if (!marked && nuls === null) return bytes;
    swapped = marked ? a === 0xfe : nuls === 'be';
    withoutMark = !marked;
    utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
    return marked ? bytes.subarray(2) : bytes;
  };

  const decodeUtf16 = (decoder: TextDecoder, bytes: Uint8Array, final: boolean): string => {
    const even = bytes.length - (bytes.length % 2);
    rest = bytes.slice(even);
    const pairs = swapped ? swapPairs(bytes.subarray(0, even)) : bytes.subarray(0, even);
    const text = decoder.decode(pairs, { stream: !final });
    return final && rest.length > 0 ? `${text}\u{fffd}` : text;
  };

  const decodeLines = (bytes: Uint8Array): string => {
    let text = '';
    let line = 0;
    while (line < bytes.length) {
      const end = lineEnd(bytes, line);
      const part = bytes.subarray(line, end);
      try {
        const read = utf8.decode(part);
        if (read.length !== part.length) utf8Letters = true;
        text += read;
      } catch {
        foreignLines++;
        text += decodeWindows1252(part);
      }
      line = end;
    }
    return text;
  };

  const decodeUtf8 = (bytes: Uint8Array): string => {
    try {
      const text = utf8.decode(bytes);
      if (text.length !== bytes.length) utf8Letters = true;
      return text;
    } catch {
      return decodeLines(bytes);
    }
  };

  const decode = (bytes: Uint8Array, final: boolean): string => {
    if (utf16 !== null) return decodeUtf16(utf16, bytes, final);
    const cut = final ? bytes.length : lastLineEnd(bytes);
    // A copy, since the caller may reuse its buffer for the next piece.
    rest = bytes.slice(cut);
    return cut === 0 ? '' : decodeUtf8(bytes.subarray(0, cut));
  };

  return {
    push(bytes) {
      const all = join(rest, bytes);
      if (!decided && all.length < SAMPLE) {
        rest = all.slice();
        return '';
      }
      return decode(decided ? all : decide(all), false);
    },
    end() {
      const all = rest;
      rest = new Uint8Array(0);
      return decode(decided ? all : decide(all), true);
    },
    get encoding() {
      if (utf16 !== null) return swapped ? 'utf-16be' : 'utf-16le';
      if (foreignLines === 0) return 'utf-8';
      return utf8Letters ? 'mixed' : 'windows-1252';
    },
    get foreignLines() {
      return foreignLines;
    },
    get withoutMark() {
      return withoutMark;
    },
  };
};

/** Latin text in UTF-16 has a NUL in every other byte; delimiters and line ends alone make a fifth of a short-celled table. */
const utf16ByNuls = (bytes: Uint8Array): 'le' | 'be' | null => {
  const nuls = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const half = bytes.length / 2;
  if (odd > 0.2 * half && even < 0.02 * half) return 'le';
  return even > 0.2 * half && odd < 0.02 * half ? 'be' : null;
};

const swapPairs = (bytes: Uint8Array): Uint8Array => {
  const swappedBytes = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swappedBytes[i] = bytes[i + 1] ?? 0;
    swappedBytes[i + 1] = bytes[i] ?? 0;
  }
  return swappedBytes;
};

const join = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
};

const lineEnd = (bytes: Uint8Array, from: number): number => {
  for (let i = from; i < bytes.length; i++) if (bytes[i] === LF || bytes[i] === CR) return i + 1;
  return bytes.length;
};

/** Behind the last line end; in a line that does not end, before the character that may be incomplete. */
const lastLineEnd = (bytes: Uint8Array): number => {
  const newline = bytes.lastIndexOf(LF);
  const end = (newline >= 0 ? newline : bytes.lastIndexOf(CR)) + 1;
  if (end > 0 || bytes.length < LONGEST_LINE) return end;
  let cut = bytes.length;
  while (cut > bytes.length - 4 && ((bytes[cut - 1] ?? 0) & 0xc0) === 0x80) cut--;
  return cut - 1;
};

const SIGNATURES: readonly (readonly [kind: BinaryKind, bytes: readonly number[]])[] = [
  ['xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];

/** What the first bytes of a file, or the first characters of a text that was made from such bytes, show it to be; null for text. */
export const binarySignature = (first: ArrayLike<number>): BinaryKind | null => {
  for (const [kind, bytes] of SIGNATURES) if (bytes.every((byte, index) => first[index] === byte)) return kind;
  return null;
};
