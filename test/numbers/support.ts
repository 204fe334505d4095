import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import { applyEvents } from 'partyline/lifecycle';
import { addMember } from 'partyline/members';
import { addNumber, assignNumber } from 'partyline/numbers';
import { office } from 'partyline/testing';
import {
  type Change,
  type Context,
  definePolicy,
  type Kind,
  type Policy,
  recordSchemas,
  recordsOf,
  type Tables,
  type Verb,
  type Workspace,
  withChanges,
} from 'partyline/workspace';
import { expect } from 'vitest';

export const PHONE = '+15551234567';

/** The records of a workspace as plain data: the state without versions. */
export const pictureOf = (workspace: Workspace) =>
  Object.fromEntries(
    (Object.keys(recordSchemas) as Kind[]).map((kind) => [
      kind,
      Object.fromEntries([...recordsOf(workspace, kind)].sort(([a], [b]) => (a < b ? -1 : 1))),
    ]),
  );

/** Runs a verb that must succeed, and holds it to what every verb promises. */
export const done = <Input, Output, E extends AnyFailure>(
  verb: Verb<Input, Output, E>,
  workspace: Workspace,
  input: NoInfer<Input>,
  context: Context,
): Change<Output> => {
  const before = pictureOf(workspace);
  const change = unwrap(verb(workspace, input, context) as Result<Change<Output>, AnyFailure>);
  expect(pictureOf(workspace)).toEqual(before);
  if (change.commit === null) {
    expect(change.workspace).toBe(workspace);
    return change;
  }
  const events = JSON.parse(JSON.stringify(change.commit.events));
  expect(pictureOf(applyEvents(workspace, events))).toEqual(pictureOf(change.workspace));
  for (const { kind, id, record } of change.commit.put) {
    expect(recordSchemas[kind].safeParse(record).success, `${kind}:${id}`).toBe(true);
    expect(change.workspace.state[kind].get(id)).toEqual(record);
  }
  return change;
};

/** The code of a failure, or `ok`. */
export const codeOf = (result: Result<unknown, AnyFailure>): string => (result.ok ? 'ok' : result.error.code);

/** The whole error of a failure. */
export const errorOf = (result: Result<unknown, AnyFailure>): AnyFailure | null => (result.ok ? null : result.error);

/** The types of the events of a change. */
export const eventsOf = ({ commit }: Change<unknown>): readonly string[] =>
  commit?.events.map(({ type }) => type) ?? [];

/** A workspace with one record changed by hand: for states that other rooms bring about. */
export const edited = <K extends Kind>(
  workspace: Workspace,
  kind: K,
  id: string,
  changes: Partial<Tables[K]>,
): Workspace => {
  const record = { ...(workspace.state[kind].get(id) as Tables[K]), ...changes };
  return withChanges(workspace, {
    records: new Map([[kind, new Map([[id, record]])]]),
    lists: new Map(),
    counters: new Map(),
    versions: new Map(),
  });
};

/** The office with two members more, and a number that Dan owns, who is a plain member. */
export const lineOf = (mode: 'exclusive' | 'shared', policy: Partial<Policy> = {}) => {
  const base = office(definePolicy(policy));
  const dan = done(
    addMember,
    base.workspace,
    { name: 'Dan', address: 'dan@acme.example', roles: ['member'] },
    base.context,
  );
  const eva = done(
    addMember,
    dan.workspace,
    { name: 'Eva', address: 'eva@acme.example', roles: ['member'] },
    base.context,
  );
  const owner = { phone: PHONE, name: 'Line', mode, ownerId: dan.output.memberId };
  const added = done(addNumber, eva.workspace, owner, base.context);
  return {
    ...base,
    workspace: added.workspace,
    dan: dan.output.memberId,
    eva: eva.output.memberId,
    numberId: added.output.numberId,
  };
};

/** Puts people on a number, as the host. */
export const withUsers = (
  workspace: Workspace,
  context: Context,
  numberId: string,
  users: Readonly<Record<string, 'use' | 'read'>>,
): Workspace => {
  let next = workspace;
  for (const [memberId, access] of Object.entries(users)) {
    next = unwrap(assignNumber(next, { numberId, memberId, access }, context)).workspace;
  }
  return next;
};

/** Who has a number, by the members' records: the truth that every list must agree with. */
export const usersOn = (workspace: Workspace, numberId: string): Readonly<Record<string, 'use' | 'read'>> => {
  const users: Record<string, 'use' | 'read'> = {};
  for (const [memberId, { numbers, status }] of recordsOf(workspace, 'member')) {
    const held = numbers.find(({ id }) => id === numberId);
    if (held !== undefined && status !== 'removed') users[memberId] = held.access;
  }
  return users;
};

export const numberIn = (workspace: Workspace, numberId: string): Tables['number'] =>
  workspace.state.number.get(numberId) as Tables['number'];

export const memberIn = (workspace: Workspace, memberId: string): Tables['member'] =>
  workspace.state.member.get(memberId) as Tables['member'];
