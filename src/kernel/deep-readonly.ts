/** A type with every array, tuple and object in it read-only, all the way down. */
export type DeepReadonly<T> = T extends readonly (infer E)[]
  ? number extends T['length']
    ? readonly DeepReadonly<E>[]
    : { readonly [K in keyof T]: DeepReadonly<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
