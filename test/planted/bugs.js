// Bugs that somebody might really write, one line each, and the tests that must notice. A table: a new bug is one row.
// `find` must match exactly once in `file`, so that a row cannot go stale in silence.

const history = 'test/laws/history.prop.test.ts';
const access = 'test/laws/access.prop.test.ts';
const audience = 'test/visibility/audience.prop.test.ts';
const partial = 'test/laws/partial.prop.test.ts';
const serial = 'test/laws/serial.prop.test.ts';
const sameSnapshot = 'test/laws/same-snapshot.prop.test.ts';
const torn = 'test/laws/torn-reads.prop.test.ts';
const hidden = 'test/laws/hidden.prop.test.ts';
const hostile = 'test/laws/hostile.prop.test.ts';

/** @type {readonly { name: string, file: string, find: string, replace: string, tests: readonly string[] }[]} */
export const bugs = [
  {
    name: 'a suspended member still reaches everything',
    file: 'src/sharing/reach.ts',
    find: "member.status !== 'active'",
    replace: "member.status === 'removed'",
    tests: [access],
  },
  {
    name: 'reading along edits: the cap of a number is ignored',
    file: 'src/sharing/reach.ts',
    find: "access === 'use' ? 'edit' : 'view'",
    replace: "'edit'",
    tests: [access],
  },
  {
    name: 'a principal that was revoked for good counts still',
    file: 'src/sharing/reach.ts',
    find: 'for (const principal of revoked) caps.delete(principal as Principal);',
    replace: '',
    tests: [access],
  },
  {
    name: 'until is one instant too late',
    file: 'src/sharing/grant.ts',
    find: 'at < grant.until',
    replace: 'at <= grant.until',
    tests: [access],
  },
  {
    name: 'the level of a grant is not capped by the hold on its principal',
    file: 'src/visibility/level-of.ts',
    find: 'best = lowerLevel(cap, grant.level);',
    replace: 'best = grant.level;',
    tests: [access],
  },
  {
    name: 'the first grant decides, not the best',
    file: 'src/visibility/level-of.ts',
    find: "if (best === 'edit') return best;",
    replace: 'return best;',
    tests: [access],
  },
  {
    name: 'a deletion takes effect one instant too late',
    file: 'src/visibility/level-of.ts',
    find: 'deletedAt <= at',
    replace: 'deletedAt < at',
    tests: [access],
  },
  {
    name: 'the right to one’s own number ignores whose the number is',
    file: 'src/roles/explain.ts',
    find: 'return number !== null && ownsThrough(memberId, member, number.ownerId);',
    replace: 'return number !== null;',
    tests: [history],
  },
  {
    name: 'admins change the roles of owners',
    file: 'src/roles/explain.ts',
    find: "if (!holds(staff, member, 'owners.manage')) return deny.targetIsOwner[permission];",
    replace: '',
    tests: ['test/roles/can.test.ts'],
  },
  {
    name: 'one is promoted above whoever promotes',
    file: 'src/members/change-role.ts',
    find: '[...member.value.roles, ...roles]',
    replace: 'member.value.roles',
    tests: [history],
  },
  {
    name: 'the last owner goes',
    file: 'src/members/rules.ts',
    find: "read.counter('owners') - lost < 1",
    replace: "read.counter('owners') - lost < 0",
    tests: ['test/members/members.test.ts'],
  },
  {
    name: 'one seat too many',
    file: 'src/members/rules.ts',
    find: "read.counter('seats') + 1 > limit",
    replace: "read.counter('seats') > limit",
    tests: [history],
  },
  {
    name: 'two take the last seat: the bound is not stated',
    file: 'src/members/rules.ts',
    find: "read.bound('seats', { max: limit });",
    replace: '',
    tests: ['test/members/members.test.ts'],
  },
  {
    name: 'somebody leaves and their seat stays taken',
    file: 'src/members/events.ts',
    find: "tx.add('seats', -1);",
    replace: '',
    tests: [history],
  },
  {
    name: 'what was inherited is not passed on',
    file: 'src/members/events.ts',
    find: "inherit(tx, 'succeeds', successorId, [memberId, ...removed.succeeds]);",
    replace: "inherit(tx, 'succeeds', successorId, [memberId]);",
    tests: ['test/members/departure.test.ts'],
  },
  {
    name: 'a released number keeps its phone',
    file: 'src/numbers/core-events.ts',
    find: "tx.delete('phone', phone);",
    replace: '',
    tests: [history],
  },
  {
    name: 'a group’s name is compared as written',
    file: 'src/groups/create-group.ts',
    find: "if (read.get('groupName', foldText(group.name)) !== null)",
    replace: "if (read.get('groupName', group.name) !== null)",
    tests: ['test/groups/groups.test.ts'],
  },
  {
    name: 'a group forgets that something was shared with it',
    file: 'src/resources/access-events.ts',
    find: "if (group !== null && !group.shared) tx.set('group', id, { ...group, shared: true });",
    replace: '',
    tests: ['test/groups/groups.test.ts'],
  },
  {
    name: 'a number takes one user too many',
    file: 'src/numbers/rules.ts',
    find: 'usersOf(read, numberId).length + joining > limit',
    replace: 'usersOf(read, numberId).length > limit',
    tests: ['test/numbers/numbers.test.ts'],
  },
  {
    name: 'contacts are put on a number that one only reads along',
    file: 'src/resources/number-use.ts',
    find: "if (held?.access === 'read') return fail('number_read_only', { numberId }, ['numberId']);",
    replace: '',
    tests: ['test/contacts'],
  },
  {
    name: 'widening ignores until',
    file: 'src/resources/widening.ts',
    find: '(a.until === null || (b.until !== null && a.until >= b.until));',
    replace: 'true;',
    tests: [history, 'test/contacts/manage-access.test.ts'],
  },
  {
    name: 'an editor shares with themselves by name',
    file: 'src/resources/change-access.ts',
    find: 'if (gained.some(',
    replace: 'if ([].some(',
    tests: ['test/contacts/manage-access.test.ts'],
  },
  {
    name: 'an editor narrows',
    file: 'src/resources/change-access.ts',
    find: "if (narrows && standing === 'editor')",
    replace: 'if (false)',
    tests: [history],
  },
  {
    name: 'a hidden contact reads as one that may not be edited',
    file: 'src/resources/change-access.ts',
    find: 'if (found === null || standing === null) return fail(notFound, named(id));',
    replace:
      "if (found === null) return fail(notFound, named(id));\n  if (standing === null) return fail('needs_edit', named(id));",
    tests: [hidden],
  },
  {
    name: 'a text may hold NUL',
    file: 'src/kernel/text.ts',
    find: "if (FORBIDDEN.test(text)) return 'forbidden_character';",
    replace: '',
    tests: [hostile],
  },
  {
    name: 'the guard of a list does not move when somebody enters',
    file: 'src/workspace/transaction.ts',
    find: 'if (guard === null) return;\n    this.#moved.add(guard);',
    replace: 'if (guard === null) return;',
    tests: ['test/numbers/numbers.test.ts', 'test/groups/groups.test.ts'],
  },
  {
    name: 'a name that was free is not claimed',
    file: 'src/workspace/verb.ts',
    find: '(version === null || changes.moved.has(guard) ? bump : check)',
    replace: '(changes.moved.has(guard) ? bump : check)',
    tests: [history],
  },
  {
    name: 'what was looked at is not expected to stay',
    file: 'src/workspace/reader.ts',
    find: 'this.#traces.guards.add(guardOf(this.#kind, id));',
    replace: '',
    tests: [serial, sameSnapshot],
  },
  {
    name: 'the store takes a check for granted',
    file: 'src/adapters/memory-workspace.ts',
    find: '[...commit.check, ...commit.bump]',
    replace: 'commit.bump',
    tests: [sameSnapshot],
  },
  {
    name: 'the store ignores the upper bound of a counter',
    file: 'src/adapters/memory-workspace.ts',
    find: '(max !== null && value > max)',
    replace: 'false',
    tests: ['test/adapters'],
  },
  {
    name: 'each round of a read plan reads only what is new',
    file: 'src/service/load.ts',
    find: 'known = partialWorkspace(workspaceId, policy, await store.read(workspaceId, [...keys], options));',
    replace: `const fresh = await store.read(workspaceId, [...keys].slice(before), options);
    const had = known.state as unknown as Record<string, ReadonlyMap<string, unknown>>;
    known = partialWorkspace(workspaceId, policy, {
      records: new Map(Object.keys(had).map((kind) => [kind as never, new Map([...(had[kind] ?? []), ...(fresh.records.get(kind as never) ?? [])])])),
      lists: new Map([...known.lists, ...fresh.lists]),
      counters: new Map([...known.counters, ...fresh.counters]),
      versions: new Map([...known.versions, ...fresh.versions]),
    });`,
    tests: [torn],
  },
  {
    name: 'after a conflict it decides on what it had read before',
    file: 'src/service/execute.ts',
    find: 'load({ store, policy, workspaceId, ...readOptions(seat) }, verb, input, context),',
    replace: `{
      const kept: WeakMap<object, never> = ((globalThis as never as { kept?: never }).kept ??= new WeakMap() as never);
      const known = kept.get(input as object) ?? load({ store, policy, workspaceId, ...readOptions(seat) }, verb, input, context);
      kept.set(input as object, known as never);
      return known;
    },`,
    tests: ['test/service/turns.test.ts'],
  },
  {
    name: 'a read plan forgets the group that is shared with',
    file: 'src/resources/change-access.ts',
    find: "return of === 'member' || of === 'group' ? [recordKey(of, id)] : [];",
    replace: "return of === 'member' ? [recordKey(of, id)] : [];",
    tests: [partial],
  },
  {
    name: 'a share that is cut short tells nobody',
    file: 'src/lifecycle/audience-rules.ts',
    find: 'const cut = give.filter((grant) => !inForce(grant, at));',
    replace: 'const cut = give.slice(0, 0);',
    tests: ['test/visibility/audience.test.ts'],
  },
  {
    name: 'who inherits hears of the last who left, and of nobody before',
    file: 'src/lifecycle/audience-rules.ts',
    find: '[...new Set([memberId, ...inherited])]',
    replace: '[memberId]',
    tests: ['test/visibility/audience.test.ts'],
  },
  {
    name: 'the end of what a group gave is told to nobody',
    file: 'src/lifecycle/audience-rules.ts',
    find: "shift('everybody', ",
    replace: 'shift([], ',
    tests: [audience],
  },
  {
    name: 'a live list keeps what somebody speaks for no longer',
    file: 'src/visibility/live-list.ts',
    find: 'if (kept.length < paths.length) this.#set(resource, kept);',
    replace: 'if (kept.length > paths.length) this.#set(resource, kept);',
    tests: [audience],
  },
  {
    name: 'whoever sees a contact already hears nothing of a better way',
    file: 'src/visibility/audience.ts',
    find: "return content || !samePaths(had, paths) ? { type: 'changed', resource, level, paths } : null;",
    replace: "return content ? { type: 'changed', resource, level, paths } : null;",
    tests: [audience],
  },
  {
    name: 'a preview names what whoever asks does not see',
    file: 'src/service/preview.ts',
    find: 'if (!sees(resource, at)) {',
    replace: 'if (!sees(resource, at) && change !== change) {',
    tests: ['test/service/preview.test.ts'],
  },
  {
    name: 'a preview of the end of what a group gave takes it from nobody',
    file: 'src/visibility/shifted-reach.ts',
    find: "who === 'everybody' ? { to: null }",
    replace: "who === 'everybody' ? undefined",
    tests: ['test/visibility/preview-reach.prop.test.ts'],
  },
  {
    name: 'erasing a contact forgets its past',
    file: 'src/contacts/erase-contact.ts',
    find: "erase: [recordKey('contact', contactId)],",
    replace: 'erase: [],',
    tests: ['test/laws/erased.prop.test.ts'],
  },
  {
    name: 'a steward of nothing erases what they may edit',
    file: 'src/contacts/erase-contact.ts',
    find: "standing === 'editor' && !directory",
    replace: 'false',
    tests: [history],
  },
  {
    name: 'the invitations of somebody erased keep the address',
    file: 'src/members/erase-person.ts',
    find: "erase: [recordKey('member', memberId), ...subjectsOf(invitationIds)],",
    replace: "erase: [recordKey('member', memberId)],",
    tests: ['test/laws/erased.prop.test.ts'],
  },
  {
    name: 'erasing takes an address from whoever had it before',
    file: 'src/members/events.ts',
    find: 'if (last !== undefined) tx.set',
    replace: 'if (false) tx.set',
    tests: ['test/members/erase-person.test.ts'],
  },
  {
    name: 'the guard of a directory key names the person',
    file: 'src/workspace/guards.ts',
    find: "  'directoryKey',\n",
    replace: '',
    tests: ['test/laws/erased.prop.test.ts'],
  },
  {
    name: 'who was erased comes back by domain',
    file: 'src/members/rules.ts',
    find: "if (read.get('bar', barOf(read, address)) !== null) return true;",
    replace: '',
    tests: ['test/members/erase-person.test.ts'],
  },
];
