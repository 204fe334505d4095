import { foldText } from '../kernel/text.js';
import type { DirectoryContact } from './report.js';
import { MOST_PHONES, type PhoneKeys } from './row-phones.js';
import { createSeenNumbers, createSeenTexts, hashOfLowerAscii, hashOfNumber, hashOfText } from './seen-keys.js';

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
export const emailKey = (email: string): string => (hashOfLowerAscii(email) === 0 ? foldText(email) : email);

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
   * Takes the next contact; it is judged now or later, in its turn.
   *
   * @param keys - of the contact's phones, see `phoneKey`
   */
  add(contact: DirectoryContact, keys: PhoneKeys): void;
  /** Judges whoever waits. */
  settle(): void;
}

/** `shared` is set where the contact shares a number with somebody who is not the same person. */
export type DuplicateVisitor = (contact: DirectoryContact, duplicate: Duplicate | null, shared: boolean) => void;

/** How many contacts are judged together: the tables are asked faster for many at once. */
const TOGETHER = 32;

export const createDuplicateCheck = (
  existing: DirectoryLookup | null,
  samePhone: SamePhone,
  visit: DuplicateVisitor,
): DuplicateCheck => {
  const lineByEmail = createSeenTexts();
  /** The first line with a number; negative where that contact has an e-mail address. */
  const lineByPhone = createSeenNumbers();
  const waiting: DirectoryContact[] = [];
  const emails: string[] = [];
  let waitingCount = 0;
  const emailHashes = new Int32Array(TOGETHER);
  /** The phones of all who wait, one after another. */
  const phoneKeys = new Float64Array(TOGETHER * MOST_PHONES);
  const phoneHashes = new Int32Array(TOGETHER * MOST_PHONES);
  let phoneCount = 0;
  let shared = false;

  const samePerson = (one: boolean, other: boolean): boolean =>
    samePhone === 'always' || (samePhone === 'unless_emails_differ' && !(one && other));

  const doubleByEmail = (email: string, hash: number): Duplicate | null => {
    const earlier = lineByEmail.get(email, hash);
    if (earlier !== 0) return { by: 'email', of: { line: earlier } };
    const known = existing?.findByEmail(email);
    return known ? { by: 'email', of: { id: known.id } } : null;
  };

  const doubleByPhone = (e164: string, key: number, hash: number, hasEmail: boolean): Duplicate | null => {
    const earlier = lineByPhone.get(key, hash);
    if (earlier !== 0) {
      if (samePerson(hasEmail, earlier < 0)) return { by: 'phone', of: { line: Math.abs(earlier) } };
      shared = true;
    }
    const known = existing?.findByPhone(e164);
    if (known) {
      if (samePerson(hasEmail, known.email !== '')) return { by: 'phone', of: { id: known.id } };
      shared = true;
    }
    return null;
  };

  /** @param at - where the contact's phones begin among those of all who wait */
  const judge = (
    { line, phones }: DirectoryContact,
    email: string,
    emailHash: number,
    at: number,
  ): Duplicate | null => {
    shared = false;
    const hasEmail = email !== '';
    let duplicate = hasEmail ? doubleByEmail(email, emailHash) : null;
    for (let i = 0; i < phones.length && duplicate === null; i++)
      duplicate = doubleByPhone(phones[i]?.e164 ?? '', phoneKeys[at + i] ?? 0, phoneHashes[at + i] ?? 0, hasEmail);
    if (duplicate !== null) return duplicate;
    if (hasEmail) lineByEmail.add(email, emailHash, line);
    for (let i = at; i < at + phones.length; i++) {
      const key = phoneKeys[i] ?? 0;
      const hash = phoneHashes[i] ?? 0;
      if (key !== 0 && lineByPhone.get(key, hash) === 0) lineByPhone.add(key, hash, hasEmail ? -line : line);
    }
    return null;
  };

  const settle = (): void => {
    lineByEmail.warm(emailHashes, waitingCount);
    lineByPhone.warm(phoneHashes, phoneCount);
    let at = 0;
    for (let i = 0; i < waitingCount; i++) {
      const contact = waiting[i] as DirectoryContact;
      const duplicate = judge(contact, emails[i] ?? '', emailHashes[i] ?? 0, at);
      at += contact.phones.length;
      visit(contact, duplicate, duplicate === null && shared);
    }
    // Both lists are written over: emptied, they would be made anew each time.
    waitingCount = 0;
    phoneCount = 0;
  };

  return {
    add(contact, keys) {
      // Nearly every address is its own key, as in emailKey.
      const hash = hashOfLowerAscii(contact.email);
      const email = hash === 0 ? foldText(contact.email) : contact.email;
      emailHashes[waitingCount] = hash === 0 ? hashOfText(email) : hash;
      for (let i = 0; i < contact.phones.length; i++) {
        const key = keys[i] ?? 0;
        phoneKeys[phoneCount] = key;
        phoneHashes[phoneCount++] = hashOfNumber(key);
      }
      emails[waitingCount] = email;
      waiting[waitingCount++] = contact;
      if (waitingCount === TOGETHER) settle();
    },
    settle,
  };
};
