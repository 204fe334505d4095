/** Names for what partyline knows by id. Each may answer nothing; then the id is shown. */
export interface Names {
  /** The name of a member. */
  readonly member?: (id: string) => string | null | undefined;
  /** The name of a group. */
  readonly group?: (id: string) => string | null | undefined;
  /** What people call a phone number. */
  readonly number?: (id: string) => string | null | undefined;
  /** The name of a contact. Only of one that the reader sees: what is given here is shown. */
  readonly contact?: (id: string) => string | null | undefined;
  /** The roles of the standard table have names in every catalogue. */
  readonly role?: (name: string) => string | null | undefined;
  /** The name of a plan of the price book. */
  readonly plan?: (name: string) => string | null | undefined;
  /** The label of a field of an input, by its path; it is said before what is wrong with it. */
  readonly field?: (path: readonly (string | number)[]) => string | null | undefined;
}

/** What a host may say about how it wants things said. */
export interface DescribeOptions {
  readonly names?: Names;
  /** An IANA time zone for dates; UTC by default. */
  readonly timeZone?: string;
  /** The ISO 4217 code of the currency that amounts are in. Without it, sentences name no amounts. */
  readonly currency?: string;
  /** A regional form of the catalogue's language for dates and numbers, such as `en-GB`. */
  readonly locale?: string;
}
