import { memoryStore } from 'partyline/adapters';
import { createPartyline } from 'partyline/service';
import { definePolicy } from 'partyline/workspace';
import { describe, expect, it } from 'vitest';

const partyline = createPartyline({ store: memoryStore() });
const owner = { name: 'Ana', address: 'ana@acme.example' };

describe('a place in the service', () => {
  it.each(['', ' ', '__proto__', '\ud800', 'a\u0000b', 'x'.repeat(10_000)])(
    'under %j no workspace is founded',
    async (id) => {
      const result = await partyline.workspace(id).as({ type: 'system' }).workspace.create({ name: 'Acme', owner });
      expect(result.ok || result.error.code).toBe('workspace_not_found');
    },
  );

  it('a program that forgets the workspace, the actor or the kind of client is told at once', () => {
    const acme = partyline.workspace('acme');
    expect(() => partyline.workspace(undefined as never).as({ type: 'system' })).toThrow(TypeError);
    expect(() => acme.as({ type: 'member' } as never)).toThrow(TypeError);
    expect(() => acme.as({} as never)).toThrow(TypeError);
    expect(() => acme.as({ type: 'system' }, { client: 'fax' as never })).toThrow(TypeError);
  });

  it('and so is one whose policy is misspelt', () => {
    expect(() => definePolicy({ selfAccess: 'yes' as never })).toThrow('policy.selfAccess cannot be yes');
    expect(() => definePolicy({ seatLimit: Number.NaN })).toThrow(TypeError);
    expect(() => definePolicy({ seatLimits: 3 } as never)).toThrow('policy has no seatLimits');
  });
});

describe('a mail server that is down', () => {
  it('hides nothing that was decided, and keeps nobody from their mail', async () => {
    const tried: string[] = [];
    const send = async ({ address }: { readonly address: string }) => {
      tried.push(address);
      if (address.startsWith('ben')) throw new Error('smtp down');
    };
    const acme = createPartyline({ store: memoryStore(), ports: { mail: { send } } }).workspace('acme');
    const host = acme.as({ type: 'system' });
    await host.workspace.create({ name: 'Acme', owner });
    const invited = await host.members.invite({ addresses: 'ben@acme.example, cy@acme.example' });
    expect(invited.ok && invited.value.verdicts.map(({ verdict, sent, token }) => [verdict, sent, token])).toEqual([
      ['invited', false, null],
      ['invited', true, null],
    ]);
    expect(tried).toEqual(['ben@acme.example', 'cy@acme.example']);
  });
});
