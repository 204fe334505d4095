import fc from 'fast-check';
import { type Kind, recordSchemas, type Tables } from '../../workspace/index.js';
import { type Maker, makeRecord } from '../schema-maker.js';
import { anyId, anyInstant, anyPrincipal, anyText, type Profile } from './texts.js';

const makerOf = (profile: Profile): Maker<fc.Arbitrary<unknown>> => ({
  id: () => anyId(profile),
  instant: anyInstant,
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
      ? fc.uniqueArray(element, { minLength: 1, maxLength: 3 })
      : fc.array(element, { maxLength: profile === 'realistic' ? 4 : 12 }),
  tuple: (made) => fc.tuple(...made),
  object: (fields) => {
    const required = fields.filter(([, , optional]) => !optional).map(([key]) => key);
    const model = Object.fromEntries(fields.map(([key, made]) => [key, made]));
    return fc.record(model, { requiredKeys: required });
  },
  dictionary: (value) => fc.dictionary(anyId('realistic'), value, { maxKeys: 3 }),
});

/**
 * A record of any kind, as stored: made from the very schema that describes it, so that it follows every change of it.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { anyRecord } from 'partyline/testing/arbitraries';
 * import { recordSchemas } from 'partyline/workspace';
 *
 * fc.assert(fc.property(anyRecord('contact'), (contact) => recordSchemas.contact.safeParse(contact).success), { numRuns: 20 });
 * ```
 * @see docs/testing-your-app.md
 */
export const anyRecord = <K extends Kind>(kind: K, profile: Profile = 'realistic'): fc.Arbitrary<Tables[K]> =>
  makeRecord(kind, makerOf(profile)).filter((record) => recordSchemas[kind].safeParse(record).success) as fc.Arbitrary<
    Tables[K]
  >;
