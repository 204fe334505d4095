import { type PhonePort, readPhone } from '../directory/index.js';
import { fail } from '../kernel/failure.js';
import type { InputIssue, InvalidInput } from '../kernel/input.js';
import { type Err, type Ok, ok } from '../kernel/result.js';

/** Where phones stand in an input. `*` is every item of an array. */
interface Place {
  readonly path: readonly string[];
  /** A number that is needed is refused where it is impossible; one that people noted is kept as they wrote it. */
  readonly needed: boolean;
}

const places: Readonly<Record<string, Place>> = {
  'numbers.add': { path: ['phone'], needed: true },
  'numbers.requestPorting': { path: ['phone'], needed: true },
  'members.chooseNumber': { path: ['phone'], needed: true },
  'directory.import': { path: ['contacts', '*', 'phones', '*', 'e164'], needed: true },
  'directory.add': { path: ['fields', 'phones', '*', 'value'], needed: false },
  'contacts.create': { path: ['fields', 'phones', '*', 'value'], needed: false },
  'contacts.update': { path: ['fields', 'phones', '*', 'value'], needed: false },
  'contacts.import': { path: ['contacts', '*', 'phones', '*', 'value'], needed: false },
};

/** At most so many impossible phones are named. */
const MAX_ISSUES = 100;

/** An input with its phones as E.164, by the host's phone tables. Without these it stays as it is, and so does whatever is no text. */
export const readPhones = (
  port: PhonePort | undefined,
  operation: string,
  input: unknown,
): Ok<unknown> | Err<InvalidInput> => {
  const place = Object.hasOwn(places, operation) ? places[operation] : undefined;
  if (port === undefined || place === undefined) return ok(input);
  const issues: InputIssue[] = [];
  const read = (value: unknown, [step, ...rest]: readonly string[], at: readonly (string | number)[]): unknown => {
    if (step === undefined) {
      if (typeof value !== 'string') return value;
      const reading = readPhone(value, port);
      if (reading.ok) return reading.e164;
      if (place.needed && issues.length < MAX_ISSUES) issues.push({ path: at, code: 'invalid_phone', params: {} });
      return value;
    }
    if (step === '*') {
      return Array.isArray(value) ? value.map((item, index) => read(item, rest, [...at, index])) : value;
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return value;
    return { ...value, [step]: read((value as Record<string, unknown>)[step], rest, [...at, step]) };
  };
  const given = read(input, place.path, []);
  return issues.length === 0 ? ok(given) : fail('invalid_input', { issues }, issues[0]?.path ?? []);
};
