/**
 * How one thing is said: a sentence with placeholders, or a sentence for each form it takes. It is data, so a language can be kept in any
 * file, and a host can write one of its own.
 *
 * A placeholder is the name of a parameter in braces: `{memberId}`. What it is called says how it is written (a `memberId` as the name of
 * that member, an `expiresAt` as a date); `{at:day}` names another {@link Format}.
 */
export type Text<Params = Record<never, never>> = string | Plural<Params> | Choice<Params> | MoneyText;

/** A sentence for each plural form of the language; the count is a parameter. */
export interface Plural<Params> {
  readonly count: KeysOfNumbers<Params>;
  readonly one?: string;
  readonly many?: string;
  readonly other: string;
}

/** A sentence for each value of a parameter: for all of them, or for some and `other`. */
export type Choice<Params> = {
  [Name in KeysOfChoices<Params>]:
    | { readonly by: Name; readonly cases: Cases<Params, Name>; readonly other?: string | Plural<Params> }
    | { readonly by: Name; readonly cases: Partial<Cases<Params, Name>>; readonly other: string | Plural<Params> };
}[KeysOfChoices<Params>];

/** A sentence with amounts, for hosts that say which currency they are in, and one without. */
export interface MoneyText {
  readonly money: string;
  readonly other: string;
}

/** A sentence for each value that a parameter has. */
export type Cases<Params, Name extends keyof Params> = {
  readonly [Value in Extract<Params[Name], string>]: string | Plural<Params>;
};

/** The parameters that are numbers. */
export type KeysOfNumbers<Params> = {
  [Name in keyof Params]: Params[Name] extends number ? Name : never;
}[keyof Params];

/** The parameters that have one of a few values. */
export type KeysOfChoices<Params> = {
  [Name in keyof Params]: string extends Params[Name] ? never : Params[Name] extends string ? Name : never;
}[keyof Params];

/**
 * How a parameter is written.
 *
 * `member`, `group`, `number`, `contact`, `role`, `plan`: by its name, where the host gives names. `permission`: what it lets people do.
 * `instant`: a date with the time, `day`: without, `lastDay`: the day before an end. `money`, `currency`, `bytes`. `or`: a list of
 * alternatives. `character`: a code point. `porting`, `column`: in the words of the catalogue. `text`: as it is.
 */
export type Format =
  | 'bytes'
  | 'character'
  | 'column'
  | 'contact'
  | 'currency'
  | 'day'
  | 'group'
  | 'instant'
  | 'lastDay'
  | 'member'
  | 'money'
  | 'number'
  | 'or'
  | 'permission'
  | 'plan'
  | 'porting'
  | 'role'
  | 'text';
