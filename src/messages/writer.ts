import type { Catalogue } from './catalogue.js';
import { type Local, localeOf, localFor, timeZoneOf } from './intl.js';
import { isolate } from './isolate.js';
import type { DescribeOptions } from './options.js';
import type { Format } from './text.js';

/** A text of any kind, as it is at run time. */
export type AnyText =
  | string
  | { readonly count: string; readonly other: string; readonly one?: string; readonly many?: string }
  | { readonly by: string; readonly cases: Readonly<Record<string, AnyText>>; readonly other?: AnyText }
  | { readonly money: string; readonly other: string };

/** Parameters as they come: whatever they are called, they may hold anything. */
export type Values = Readonly<Record<string, unknown>>;

/** What is written already. No parameter can be one: parameters are plain data. */
class Written {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Marks a text as written, so that it is not cleaned again when it becomes part of a sentence. */
export const written = (text: string): unknown => new Written(text);

/** What a parameter is called says how it is written. */
const FORMATS: ReadonlyMap<string, Format> = /* @__PURE__ */ new Map<string, Format>([
  ['memberId', 'member'],
  ['groupId', 'group'],
  ['numberId', 'number'],
  ['contactId', 'contact'],
  ['role', 'role'],
  ['plan', 'plan'],
  ['permission', 'permission'],
  ['expiresAt', 'instant'],
  ['changedAt', 'instant'],
  ['endedAt', 'instant'],
  ['closesAt', 'instant'],
  ['until', 'instant'],
  ['start', 'instant'],
  ['end', 'instant'],
  ['at', 'instant'],
]);

/** What stands where a parameter is missing, or is not what it should be. */
const MISSING = '…';

/** The most items of a list that are named. */
const MAX_ITEMS = 5;

/** Writes the texts of one catalogue. */
export interface Writer {
  write(text: AnyText | undefined, values: Values): string;
  list(items: readonly string[]): string;
}

/** The entry of a table, if there is one: a lookup that never touches a prototype. */
export const entry = <T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;

export const writerOf = (catalogue: Catalogue, options: DescribeOptions): Writer => {
  const locale = localeOf(options.locale, catalogue.locale);
  const local = localFor(locale, {
    timeZone: timeZoneOf(options.timeZone),
    currency: options.currency,
    firstDay: catalogue.words.firstDay,
  });
  const formats = formatsOf(catalogue, options, local);

  const one = (value: unknown, format: Format | undefined): string => {
    if (value instanceof Written) return value.text;
    if (format !== undefined) return formats[format](value) ?? MISSING;
    return typeof value === 'number' ? (local.number(value) ?? MISSING) : (plain(value) ?? MISSING);
  };

  const many = (values: readonly unknown[], format: Format | undefined): string => {
    const named = values.slice(0, MAX_ITEMS).map((value) => one(value, format === 'or' ? 'column' : format));
    const more = { count: values.length - MAX_ITEMS };
    const items = more.count > 0 ? [...named, write(catalogue.words.moreItems as AnyText, more)] : named;
    return items.length === 0 ? MISSING : local.list(items, format === 'or' ? 'disjunction' : 'conjunction');
  };

  const fill = (template: string, values: Values): string =>
    // What a replacement returns is text, whatever is in it: braces of a parameter are not looked at again.
    template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, named: string | undefined) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      const format = named !== undefined && Object.hasOwn(formats, named) ? (named as Format) : FORMATS.get(name);
      return Array.isArray(value) ? many(value, format) : one(value, format);
    });

  const write = (text: AnyText | undefined, values: Values): string => {
    if (text === undefined) return catalogue.words.unknown;
    if (typeof text === 'string') return fill(text, values);
    if ('by' in text) {
      const value = Object.hasOwn(values, text.by) ? values[text.by] : undefined;
      return write(entry(text.cases, value) ?? text.other, values);
    }
    if ('money' in text) return fill(local.money(0) === null ? text.other : text.money, values);
    const count = Object.hasOwn(values, text.count) ? values[text.count] : undefined;
    const form = local.plural(count);
    return fill((form === 'one' || form === 'many' ? text[form] : undefined) ?? text.other, values);
  };

  return { write, list: (items) => local.list(items, 'conjunction') };
};

const plain = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? isolate(String(value)) : null;

type Formats = Readonly<Record<Format, (value: unknown) => string | null>>;

const formatsOf = ({ words, permissions }: Catalogue, { names = {} }: DescribeOptions, local: Local): Formats => {
  const named = (kind: 'member' | 'group' | 'number' | 'contact' | 'role' | 'plan') => (id: unknown) => {
    const name = typeof id === 'string' ? names[kind]?.(id) : null;
    return typeof name === 'string' && name !== '' ? plain(name) : null;
  };
  const nameOrId = (kind: Parameters<typeof named>[0]) => (id: unknown) => named(kind)(id) ?? (plain(id) || null);
  const instant = (at: unknown) => {
    const day = local.day(at);
    const time = local.time(at);
    return day === null || time === null
      ? null
      : words.instant.replace('{day}', () => day).replace('{time}', () => time);
  };
  return {
    text: plain,
    member: nameOrId('member'),
    group: nameOrId('group'),
    number: nameOrId('number'),
    contact: nameOrId('contact'),
    plan: nameOrId('plan'),
    role: (name) => named('role')(name) ?? entry(words.role, name) ?? plain(name),
    permission: (name) => entry(permissions, name) ?? plain(name),
    instant,
    day: local.day,
    // The last moment before an end, which is the first without.
    lastDay: (end) => local.day(typeof end === 'number' ? end - 1 : end),
    money: local.money,
    currency: (code) => local.currency(code) ?? plain(code),
    bytes: local.bytes,
    or: plain,
    column: (name) => entry(words.column, name) ?? plain(name),
    porting: (status) => entry(words.porting, status) ?? plain(status),
    character: (point) =>
      Number.isInteger(point) && (point as number) >= 0
        ? `U+${(point as number).toString(16).toUpperCase().padStart(4, '0')}`
        : null,
  };
};
