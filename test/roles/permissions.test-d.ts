import { type Actor, can, defineRoles, type Permission, type permissions, type StandardRole } from 'partyline/roles';
import { emptyWorkspace } from 'partyline/workspace';
import { expectTypeOf, it } from 'vitest';

it('a permission is one of a closed list, and so is a standard role', () => {
  expectTypeOf<(typeof permissions)[number]>().toEqualTypeOf<Permission>();
  expectTypeOf<string>().not.toExtend<Permission>();
  expectTypeOf<'groups.manage'>().toExtend<Permission>();
  expectTypeOf<'groups.mange'>().not.toExtend<Permission>();
  expectTypeOf<StandardRole>().toEqualTypeOf<'owner' | 'admin' | 'member'>();
});

it('a mistyped permission is no program', () => {
  const actor: Actor = { type: 'system' };
  expectTypeOf(can(emptyWorkspace('acme'), actor, 'groups.manage')).toEqualTypeOf<boolean>();
  // @ts-expect-error There is no such permission.
  can(emptyWorkspace('acme'), actor, 'groups.mange');
  // @ts-expect-error Nor can a role allow it.
  defineRoles({ clerk: { allows: ['groups.mange'] } });
});
