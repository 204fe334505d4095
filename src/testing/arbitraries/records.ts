import fc from 'fast-check';
import { type Kind, recordSchemas, type Tables } from '../../workspace/index.js';
import { type FieldSort, fieldSort } from '../field-sorts.js';
import { type Maker, makeRecord } from '../schema-maker.js';
import { fieldsOf } from './fields.js';
import { settled } from './settled.js';
import { anyId, anyInstant, anyPrincipal, anyText, type Profile } from './texts.js';

/** Which records to make. */
export interface RecordOptions {
  readonly profile?: Profile;
  /** How many things a list in it holds at most; 4 where nothing is said, 12 in hostile ones. */
  readonly maxItems?: number;
}

/** Sorts of which the schema asks more than that they are texts, so that nothing nasty may stand there. */
const STRICT: ReadonlySet<FieldSort> = new Set(['source', 'sharedKind', 'hostKind']);
/** What is looked into before it is made. */
const WRAPPERS: ReadonlySet<string> = new Set(['object', 'optional', 'default', 'nullable']);

const makerOf = (profile: Profile, maxItems: number): Maker<fc.Arbitrary<unknown>> => ({
  field: (path, type) => {
    const sort = fieldSort(path);
    if (sort === undefined || WRAPPERS.has(type)) return undefined;
    if ((type === 'array') !== (sort === 'role' || sort === 'intervals')) return undefined;
    const made = fieldsOf(profile)[sort]();
    if (profile === 'realistic') return made;
    return type === 'string' && !STRICT.has(sort) ? fc.oneof(anyText('hostile'), made) : undefined;
  },
  id: () => anyId(profile),
  instant: () =>
    profile === 'realistic' ? fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2032, 0) }) : anyInstant(),
  principal: () => anyPrincipal(profile),
  text: () => anyText(profile),
  int: () => fc.nat({ max: profile === 'realistic' ? 1_000 : Number.MAX_SAFE_INTEGER }),
  number: () => fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: () => fc.boolean(),
  oneOf: (values) => fc.constantFrom(...values),
  either: (options) => fc.oneof(...options),
  nullable: (made) => fc.option(made),
  list: (element, distinct) =>
    distinct
      ? fc.uniqueArray(element, { minLength: 1, maxLength: Math.max(1, Math.min(3, maxItems)) })
      : fc.array(element, { maxLength: maxItems }),
  tuple: (made) => fc.tuple(...made),
  object: (fields) => {
    const required = fields.filter(([, , optional]) => !optional).map(([key]) => key);
    const model = Object.fromEntries(fields.map(([key, made]) => [key, made]));
    return fc.record(model, { requiredKeys: required });
  },
  dictionary: (value) => fc.dictionary(anyId('realistic'), value, { maxKeys: Math.min(3, maxItems) }),
});

/**
 * A record of any kind, as stored: made from the very schema that describes it, so that it follows every change of it. A realistic one
 * could have been written by the library: addresses are addresses, zones are zones, and what follows from other fields (such as a sort key)
 * does. A hostile one holds whatever else its schema lets through.
 *
 * @param options the profile alone, or with the size of its lists
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { sortKey } from 'partyline/kernel';
 * import { anyRecord } from 'partyline/testing/arbitraries';
 * import { recordSchemas } from 'partyline/workspace';
 *
 * const valid = fc.property(anyRecord('contact', 'hostile'), (contact) => recordSchemas.contact.safeParse(contact).success);
 * fc.assert(valid, { numRuns: 20 });
 * const listed = fc.property(anyRecord('snippet', { maxItems: 2 }), (snippet) => snippet.sortKey === sortKey(snippet.name));
 * fc.assert(listed, { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyRecord = <K extends Kind>(
  kind: K,
  options: Profile | RecordOptions = 'realistic',
): fc.Arbitrary<Tables[K]> => {
  const { profile = 'realistic', maxItems } = typeof options === 'string' ? { profile: options } : options;
  const made = makeRecord(kind, makerOf(profile, maxItems ?? (profile === 'realistic' ? 4 : 12)));
  const valid = made.filter((record) => recordSchemas[kind].safeParse(record).success) as fc.Arbitrary<Tables[K]>;
  return profile === 'realistic' ? valid.map((record) => settled(kind, record)) : valid;
};
