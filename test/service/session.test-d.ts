import type { Err, Ok } from 'partyline/kernel';
import type { Session } from 'partyline/service';
import { expectTypeOf, it } from 'vitest';

type Answer<F extends (...input: never[]) => unknown> = Awaited<ReturnType<F>>;
type CodeOf<F extends (...input: never[]) => unknown> =
  Extract<Answer<F>, Err<unknown>> extends Err<infer E> ? (E extends { code: infer C } ? C : never) : never;
type ValueOf<F extends (...input: never[]) => unknown> =
  Extract<Answer<F>, Ok<unknown>> extends Ok<infer T> ? T : never;

type Create = Session['groups']['create'];

it('an operation takes what its verb takes, and nothing else', () => {
  expectTypeOf<{ name: string }>().toExtend<Parameters<Create>[0]>();
  expectTypeOf<{ name: string; memberIds: string[] }>().toExtend<Parameters<Create>[0]>();
  expectTypeOf<{ name: number }>().not.toExtend<Parameters<Create>[0]>();
  expectTypeOf<{ emoji: string }>().not.toExtend<Parameters<Create>[0]>();
});

it('and answers what its verb answers', () => {
  expectTypeOf<ValueOf<Create>>().toExtend<{ readonly groupId: string }>();
});

it('its errors are a closed list: those of the verb, and those of reading and writing', () => {
  expectTypeOf<string>().not.toExtend<CodeOf<Create>>();
  expectTypeOf<'group_name_taken' | 'permission_denied' | 'member_not_found' | 'invalid_input'>().toExtend<
    CodeOf<Create>
  >();
  expectTypeOf<'contention' | 'idempotency_key_reused'>().toExtend<CodeOf<Create>>();
  expectTypeOf<'contact_not_found'>().not.toExtend<CodeOf<Create>>();
});

it('a query writes nothing, so it loses no race', () => {
  type List = Session['groups']['list'];
  expectTypeOf<'contention'>().not.toExtend<CodeOf<List>>();
  expectTypeOf<ValueOf<List>[number]['memberIds']>().toEqualTypeOf<readonly string[]>();
});
