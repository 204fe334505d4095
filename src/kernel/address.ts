import { textFault } from './text.js';

/** RFC 5321: 64 octets before the @, 254 characters in all. */
const LOCAL_LENGTH = 64;
const ADDRESS_LENGTH = 254;

/** The ASCII characters an unquoted local part may hold besides letters and digits (RFC 5322 atext), and the dot. */
const ATEXT = "!#$%&'*+-/=?^_`{|}~.";

/**
 * An e-mail address in the form in which two count as the same: trimmed, lower-case, the domain in its ASCII (punycode) form. Dots and
 * plus parts stay, since only the mailbox's provider knows what they mean. Null for what is no address.
 *
 * @example
 * ```ts
 * import { normaliseAddress } from 'partyline/kernel';
 *
 * normaliseAddress(' Ana@Bücher.example '); // => 'ana@xn--bcher-kva.example'
 * normaliseAddress('ana@localhost'); // => null
 * ```
 * @see docs/architecture.md
 */
export const normaliseAddress = (text: string): string | null => {
  if (textFault(text, ADDRESS_LENGTH) !== null) return null;
  const address = text.trim().normalize('NFC').toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || local.length > LOCAL_LENGTH || !isLocalPart(local)) return null;
  const domain = normaliseDomain(address.slice(at + 1));
  return domain === null || local.length + 1 + domain.length > ADDRESS_LENGTH ? null : `${local}@${domain}`;
};

/** A domain of two labels or more in its ASCII form, or null. */
export const normaliseDomain = (text: string): string | null => {
  if (text.length > 253 || /[\s/?#@:%\\[\]]/.test(text) || !URL.canParse(`http://${text}`)) return null;
  // The URL parser is the one implementation of IDNA (UTS #46) that browsers, edge workers and Node share.
  const domain = new URL(`http://${text}`).hostname;
  const labels = domain.split('.');
  const sound = labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,62})$/.test(label) && !label.endsWith('-'));
  return sound && labels.length > 1 && !/^\d+$/.test(labels.at(-1) as string) && domain.length <= 253 ? domain : null;
};

const isLocalPart = (local: string): boolean => {
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  for (const character of local) {
    if (character > '\u007f' ? /\s/u.test(character) : !/[a-z0-9]/.test(character) && !ATEXT.includes(character))
      return false;
  }
  return true;
};
