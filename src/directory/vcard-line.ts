import { createDecoder } from './decode.js';

/** One property of a card: `item1.TEL;TYPE=WORK,VOICE:+49…`. */
export interface VcardProperty {
  /** Upper case, without its group. */
  readonly name: string;
  /** The values of TYPE, and parameters without a name (vCard 2.1), lower case. */
  readonly types: readonly string[];
  /** Decoded from quoted-printable; still escaped. */
  readonly value: string;
}

/** Parses an unfolded line; null where it is no property. */
export const parseVcardLine = (line: string): VcardProperty | null => {
  const colon = valueStart(line);
  if (colon < 0) return null;
  const [full = '', ...parameters] = splitOutsideQuotes(line.slice(0, colon), ';');
  const types: string[] = [];
  let isQuotedPrintable = false;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const key = equals < 0 ? 'TYPE' : parameter.slice(0, equals).toUpperCase();
    const value = parameter
      .slice(equals + 1)
      .replaceAll('"', '')
      .toLowerCase();
    if (key === 'TYPE') types.push(...value.split(','));
    if (value === 'quoted-printable') isQuotedPrintable = true;
  }
  const name = full.slice(full.indexOf('.') + 1).toUpperCase();
  const value = line.slice(colon + 1);
  return { name, types, value: isQuotedPrintable ? decodeQuotedPrintable(value) : value };
};

/** The colon before the value, which quoted parameters may hold too. */
const valueStart = (line: string): number => {
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === 0x22) quoted = !quoted;
    else if (unit === 0x3a && !quoted) return i;
  }
  return -1;
};

const splitOutsideQuotes = (text: string, separator: string): string[] => {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
};

/** `=C3=A9` as the bytes it stands for; by the decoding order of files, since the charset that is named is often wrong. */
const decodeQuotedPrintable = (text: string): string => {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const byte = text.charAt(i) === '=' ? hexByte(text, i + 1) : -1;
    if (byte >= 0) {
      bytes.push(byte);
      i += 2;
    } else bytes.push(...new TextEncoder().encode(text.charAt(i)));
  }
  const decoder = createDecoder();
  return decoder.push(Uint8Array.from(bytes)) + decoder.end();
};

const hexByte = (text: string, at: number): number => {
  const high = '0123456789ABCDEF'.indexOf(text.charAt(at).toUpperCase() || ' ');
  const low = '0123456789ABCDEF'.indexOf(text.charAt(at + 1).toUpperCase() || ' ');
  return high < 0 || low < 0 ? -1 : high * 16 + low;
};

/** Splits a value at unescaped separators, and takes the escapes off: `\n`, `\,`, `\;`, `\\`. */
export const vcardValues = (value: string, separator: ';' | ',' | null): string[] => {
  const values: string[] = [];
  let current = '';
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i);
    if (character === '\\' && i + 1 < value.length) {
      const next = value.charAt(++i);
      current += next === 'n' || next === 'N' ? '\n' : next;
    } else if (character === separator) {
      values.push(current);
      current = '';
    } else current += character;
  }
  values.push(current);
  return values;
};
