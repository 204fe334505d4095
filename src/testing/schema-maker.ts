import type * as z from 'zod/mini';
import { access, id, instant, level, principal } from '../workspace/records/common.js';
import { type Kind, recordSchemas } from '../workspace/records/index.js';

/** How to make data of each sort: one maker makes values from random picks, another makes arbitraries. */
export interface Maker<Made> {
  /** What the field at a path (such as `fields.firstName`) holds, where that is known better than from its schema. */
  readonly field?: (path: string, type: string) => Made | undefined;
  readonly id: () => Made;
  readonly instant: () => Made;
  readonly principal: () => Made;
  readonly text: () => Made;
  readonly int: () => Made;
  readonly number: () => Made;
  readonly boolean: () => Made;
  readonly oneOf: (values: readonly unknown[]) => Made;
  readonly either: (options: readonly Made[]) => Made;
  readonly nullable: (made: Made) => Made;
  readonly list: (element: Made, distinct: boolean) => Made;
  readonly tuple: (made: readonly Made[]) => Made;
  readonly object: (fields: readonly (readonly [name: string, made: Made, optional: boolean])[]) => Made;
  readonly dictionary: (value: Made) => Made;
}

/** Makes what a schema describes. What a room adds to the records is made without a word here. */
export const makeBySchema = <Made>(schema: z.core.$ZodType, maker: Maker<Made>, path = ''): Made => {
  const known = maker.field?.(path, (schema._zod as { readonly def: Def }).def.type);
  if (known !== undefined) return known;
  const within = (inner: z.core.$ZodType | undefined, at = path): Made =>
    makeBySchema(inner as z.core.$ZodType, maker, at);
  if (schema === id) return maker.id();
  if (schema === instant) return maker.instant();
  if (schema === principal) return maker.principal();
  if (schema === level) return maker.oneOf(['view', 'edit']);
  if (schema === access) return maker.oneOf(['use', 'read']);
  const { def } = schema._zod as { readonly def: Def };
  switch (def.type) {
    case 'string':
      // A text with a rule of its own is an id; the rest of a record was cleaned before it came to be stored.
      return (def.checks ?? []).length > 0 ? maker.id() : maker.text();
    case 'number':
      return def.format === 'safeint' || def.check === 'number_format' ? maker.int() : maker.number();
    case 'boolean':
      return maker.boolean();
    case 'enum':
      return maker.oneOf(Object.values(def.entries ?? {}));
    case 'literal':
      return maker.oneOf(def.values ?? []);
    case 'null':
      return maker.oneOf([null]);
    case 'nullable':
      return maker.nullable(within(def.innerType));
    case 'optional':
    case 'default':
    case 'readonly':
      return within(def.innerType);
    case 'pipe':
      return within(def.in);
    case 'array':
      return maker.list(
        within(def.element),
        // A list with a rule of its own has at least one element and each once: the roles.
        (def.checks ?? []).length > 0,
      );
    case 'union':
      return maker.either((def.options ?? []).map((option) => within(option)));
    case 'tuple':
      return maker.tuple((def.items ?? []).map((item) => within(item)));
    case 'record':
      return maker.dictionary(within(def.valueType));
    case 'object':
      return maker.object(
        Object.entries(def.shape ?? {}).map(([name, field]) => [
          name,
          within(field, path === '' ? name : `${path}.${name}`),
          ['optional', 'default'].includes((field._zod as { readonly def: Def }).def.type),
        ]),
      );
    default:
      // Unknown and JSON-like: a small object.
      return maker.object([['note', maker.text(), false]]);
  }
};

interface Def {
  readonly type: string;
  readonly format?: string;
  readonly check?: string;
  readonly checks?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly values?: readonly unknown[];
  readonly in?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly items?: readonly z.core.$ZodType[];
  readonly options?: readonly z.core.$ZodType[];
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

/** Makes what a record of a kind looks like. The paths of its fields begin with the kind. */
export const makeRecord = <Made>(kind: Kind, maker: Maker<Made>): Made =>
  makeBySchema(recordSchemas[kind], maker, kind);
