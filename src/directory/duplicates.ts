import { foldText } from '../kernel/text.js';
import type { DirectoryContact } from './report.js';
import type { PhoneKeys } from './row-phones.js';
import { createSeenNumbers, createSeenTexts, hashOfNumber, hashOfText } from './seen-keys.js';

/** Somebody the directory holds already. */
export interface KnownContact {
  readonly id: string;
  readonly email: string;
  readonly phones: readonly { readonly e164: string }[];
}

/**
 * Finds entries of a directory that is too large to hand over. Both functions answer at once; what they need is loaded before. `email`
 * is given folded, as {@link foldText} does it.
 */
export interface DirectoryLookup {
  /** The entry with an address; null if there is none. */
  findByEmail(email: string): { readonly id: string; readonly email: string } | null;
  /** The entry with a number, given as E.164; null if there is none. */
  findByPhone(e164: string): { readonly id: string; readonly email: string } | null;
}

/**
 * When two people with the same number are one. By default they are, unless both have an e-mail address and these differ: a switchboard
 * number is shared by half a company.
 */
export type SamePhone = 'unless_emails_differ' | 'always' | 'never';

/** What an address is compared by: folded, since no mail system in use tells letters by their case. */
export const emailKey = (email: string): string => (isLowerAscii(email) ? email : foldText(email));

const isLowerAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7e || (unit >= 65 && unit <= 90)) return false;
  }
  return true;
};

/** Finds known contacts in an array. */
export const lookupOf = (existing: Iterable<KnownContact>): DirectoryLookup => {
  const byEmail = new Map<string, KnownContact>();
  const byPhone = new Map<string, KnownContact>();
  for (const contact of existing) {
    const key = contact.email === '' ? '' : emailKey(contact.email);
    if (key !== '' && !byEmail.has(key)) byEmail.set(key, contact);
    for (const { e164 } of contact.phones) if (!byPhone.has(e164)) byPhone.set(e164, contact);
  }
  return {
    findByEmail: (email) => byEmail.get(email) ?? null,
    findByPhone: (e164) => byPhone.get(e164) ?? null,
  };
};

/** Why a contact counts as known, and whose double it is. */
export interface Duplicate {
  readonly by: 'email' | 'phone';
  readonly of: { readonly line: number } | { readonly id: string };
}

/** Remembers every contact it was given, and tells the double of an earlier one. */
export interface DuplicateCheck {
  /**
   * `shared` is set where the contact shares a number with somebody who is not the same person.
   *
   * @param keys - of the contact's phones, see `phoneKey`
   */
  check(contact: DirectoryContact, keys: PhoneKeys): { readonly duplicate: Duplicate | null; readonly shared: boolean };
}

const NEW = { duplicate: null, shared: false } as const;
const SHARED = { duplicate: null, shared: true } as const;

export const createDuplicateCheck = (existing: DirectoryLookup | null, samePhone: SamePhone): DuplicateCheck => {
  const lineByEmail = createSeenTexts();
  /** The first line with a number; negative where that contact has an e-mail address. */
  const lineByPhone = createSeenNumbers();

  const samePerson = (one: boolean, other: boolean): boolean =>
    samePhone === 'always' || (samePhone === 'unless_emails_differ' && !(one && other));

  return {
    check(contact, keys) {
      const { line, phones } = contact;
      const email = contact.email === '' ? '' : emailKey(contact.email);
      const emailHash = email === '' ? 0 : hashOfText(email);
      if (email !== '') {
        const earlier = lineByEmail.get(email, emailHash);
        if (earlier !== 0) return { duplicate: { by: 'email', of: { line: earlier } }, shared: false };
        const known = existing?.findByEmail(email);
        if (known) return { duplicate: { by: 'email', of: { id: known.id } }, shared: false };
      }
      let shared = false;
      /** A bit for each phone that an earlier line has. */
      let met = 0;
      for (let i = 0; i < phones.length; i++) {
        const key = keys[i] ?? 0;
        const earlier = lineByPhone.get(key, hashOfNumber(key));
        if (earlier !== 0) {
          if (samePerson(email !== '', earlier < 0))
            return { duplicate: { by: 'phone', of: { line: Math.abs(earlier) } }, shared: false };
          shared = true;
          met |= 1 << i;
        }
        const known = existing?.findByPhone(phones[i]?.e164 ?? '');
        if (known) {
          if (samePerson(email !== '', known.email !== ''))
            return { duplicate: { by: 'phone', of: { id: known.id } }, shared: false };
          shared = true;
        }
      }
      if (email !== '') lineByEmail.add(email, emailHash, line);
      for (let i = 0; i < phones.length; i++) {
        const key = keys[i] ?? 0;
        if (key !== 0 && (met & (1 << i)) === 0) lineByPhone.add(key, hashOfNumber(key), email === '' ? line : -line);
      }
      return shared ? SHARED : NEW;
    },
  };
};
