import type { PhoneFaultCode } from './phone.js';

/** An e-mail address of somebody's own address book, with the label it had there (`Work`, `mobile`; may be empty). */
export interface PersonalEmail {
  readonly label: string;
  readonly address: string;
}

/** A phone number of somebody's own address book, with the label it had there. */
export interface PersonalPhone {
  readonly label: string;
  readonly written: string;
  /** Null where the number is written as dialled within a country, which no one assumes here. */
  readonly e164: string | null;
}

/** A contact of somebody's own address book. At least one of name, organization, e-mail addresses and phones is there. */
export interface PersonalContact {
  /** The 1-based line on which it begins. */
  readonly line: number;
  readonly name: string;
  readonly organization: string;
  readonly title: string;
  readonly emails: readonly PersonalEmail[];
  readonly phones: readonly PersonalPhone[];
}

/** Something of a contact that could not be taken over as it is; the contact itself may well be. */
export type PersonalProblem =
  | { readonly code: 'cell_too_long'; readonly field: PersonalField; readonly cell: string }
  | { readonly code: 'forbidden_character'; readonly field: PersonalField; readonly cell: string }
  | { readonly code: 'invalid_email'; readonly field: 'email'; readonly cell: string }
  /** The number is kept as written, without an E.164 form. */
  | { readonly code: PhoneFaultCode; readonly field: 'phone'; readonly cell: string }
  /** More e-mail addresses or phones than are kept. */
  | { readonly code: 'too_many_values'; readonly field: PersonalField; readonly cell: string }
  | {
      readonly code: 'stray_quote' | 'line_too_long' | 'wrong_width' | 'unfinished_card' | 'empty_contact';
      readonly field: null;
      readonly cell: string;
    };

/** A field of a contact in which something may be wrong. */
export type PersonalField = 'name' | 'organization' | 'title' | 'email' | 'phone';

/** One row of an address book: taken over, with what was left out of it, or not. */
export type PersonalRow =
  | { readonly verdict: 'accepted'; readonly contact: PersonalContact; readonly problems: readonly PersonalProblem[] }
  | {
      readonly verdict: 'rejected';
      readonly line: number;
      readonly problems: readonly [PersonalProblem, ...PersonalProblem[]];
    };

/** An address book, row by row; `accepted + rejected + blank = rows`. */
export interface PersonalReport {
  readonly rows: readonly PersonalRow[];
  readonly counts: {
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly blank: number;
  };
}
