import { type AccessClaim, expectDenied, expectVisible, type Invariant, invariants, office } from 'partyline/testing';
import { expectTypeOf, it } from 'vitest';

it('an invariant has a name, a sentence and a check', () => {
  expectTypeOf(invariants).items.toEqualTypeOf<Invariant>();
  expectTypeOf<Invariant>().toHaveProperty('name');
  expectTypeOf<Invariant>().toHaveProperty('says');
  expectTypeOf<Invariant>().toHaveProperty('check');
});

it('an expectation answers nothing: it holds, or it throws', () => {
  expectTypeOf(expectVisible).returns.toEqualTypeOf<void>();
  expectTypeOf(expectDenied).returns.toEqualTypeOf<void>();
  expectTypeOf<AccessClaim>().not.toBeAny();
  expectTypeOf(office).returns.not.toBeAny();
});
