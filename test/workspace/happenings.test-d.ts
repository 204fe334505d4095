import type { Happening, Nothing } from 'partyline/workspace';
import { expectTypeOf, it } from 'vitest';

type Events = {
  renamed: { readonly data: { readonly id: string }; readonly personal: { readonly name: string } };
  deleted: { readonly data: { readonly id: string }; readonly personal: Nothing };
};

it('what has something personal says whose it is', () => {
  expectTypeOf<{
    readonly type: 'renamed';
    readonly subject: 'contact:c1';
    readonly data: { readonly id: string };
    readonly personal: { readonly name: string };
  }>().toExtend<Happening<Events>>();
  expectTypeOf<{
    readonly type: 'renamed';
    readonly data: { readonly id: string };
    readonly personal: { readonly name: string };
  }>().not.toExtend<Happening<Events>>();
});

it('and what has nothing names nobody', () => {
  type Deleted = { readonly type: 'deleted'; readonly data: { readonly id: string }; readonly personal: Nothing };
  expectTypeOf<Deleted>().toExtend<Happening<Events>>();
  expectTypeOf<Deleted & { readonly subject: 'contact:c1' }>().not.toExtend<Happening<Events>>();
});
