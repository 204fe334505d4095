import { normaliseAddress } from '../kernel/address.js';

/** Addresses in one invitation. */
export const MAX_ADDRESSES = 1_000;

/** An address as somebody typed it, and in normal form; null where it is none. */
export interface TypedAddress {
  readonly written: string;
  readonly address: string | null;
}

/**
 * Takes apart what people paste into an address field: separated by commas, semicolons or line ends, with or without names in front
 * (`Ana <ana@acme.example>`). Each address once; blanks between separators are nothing.
 */
export const parseAddressList = (input: string | readonly string[]): readonly TypedAddress[] => {
  const parts = typeof input === 'string' ? input.split(/[,;\n\r]/) : input;
  const seen = new Set<string>();
  const typed: TypedAddress[] = [];
  for (const part of parts) {
    const written = part.trim();
    const address = normaliseAddress(withoutName(written));
    const identity = address ?? written;
    if (identity === '' || seen.has(identity)) continue;
    seen.add(identity);
    typed.push({ written, address });
  }
  return typed;
};

const withoutName = (text: string): string => {
  const open = text.lastIndexOf('<');
  return open >= 0 && text.endsWith('>') ? text.slice(open + 1, -1) : text;
};
