// @vitest-environment happy-dom
// Runs twice, with React 19 and with React 18: see the projects in vitest.config.ts.

import { Can, type CanProps, PartylineProvider, useCan, useExplain, useLevel } from 'partyline/react';
import { office } from 'partyline/testing';
import { capabilitiesFor } from 'partyline/visibility';
import { act, createElement as h, type ReactElement, type ReactNode, version } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';

const { workspace, ana, ben, cleo, at } = (() => {
  const scene = office();
  return { ...scene, at: scene.context.at };
})();
const documentOf = (memberId: string) => JSON.parse(JSON.stringify(capabilitiesFor(workspace, memberId)));

let container: HTMLElement;
let root: Root;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  container = document.createElement('div');
  root = createRoot(container);
});
afterEach(() => act(async () => root.unmount()));

const show = async (capabilities: ReturnType<typeof documentOf> | null, ...children: ReactNode[]): Promise<string> => {
  await act(async () => root.render(h(PartylineProvider, { capabilities }, ...children)));
  return container.innerHTML;
};

const Invite = (): ReactElement => h('input', { disabled: !useCan('members.invite') });
const Why = (): ReactElement => h('p', null, useExplain('billing.manage')?.rule ?? 'not known yet');

it('is tested with the React it says', () => {
  expect(version.split('.')[0]).toBe(inject('react'));
});

describe('useCan', () => {
  it('is what the role allows', async () => {
    expect(await show(documentOf(ben), h(Invite))).toBe('<input>');
    expect(await show(documentOf(cleo), h(Invite))).toBe('<input disabled="">');
  });

  it('follows when another document comes', async () => {
    await show(documentOf(cleo), h(Invite));
    expect(await show(documentOf(ana), h(Invite))).toBe('<input>');
  });

  it('is no while the document is not there yet', async () => {
    expect(await show(null, h(Invite))).toBe('<input disabled="">');
  });

  it('knows what a number’s owner may do for that number', async () => {
    const Save = ({ numberOwnerId }: { numberOwnerId: string }) =>
      h('p', null, String(useCan('numbers.updateSettings', { numberOwnerId })));
    expect(await show(documentOf(cleo), h(Save, { numberOwnerId: cleo }), h(Save, { numberOwnerId: ana }))).toBe(
      '<p>true</p><p>false</p>',
    );
  });

  it('throws outside a provider, where every answer would be a silent no', () => {
    expect(() => renderToString(h(Invite))).toThrow('PartylineProvider');
  });
});

describe('useExplain', () => {
  it('names the rule that decided', async () => {
    expect(await show(documentOf(ana), h(Why))).toBe('<p>role_allows</p>');
    expect(await show(documentOf(ben), h(Why))).toBe('<p>role_lacks_permission</p>');
    expect(await show(documentOf('a stranger'), h(Why))).toBe('<p>not_a_member</p>');
    expect(await show(null, h(Why))).toBe('<p>not known yet</p>');
  });
});

describe('Can', () => {
  const otherwise = ({ rule }: { rule: string }) => h('i', null, rule);

  it('shows its children to whom it is allowed, and to others what there is otherwise', async () => {
    const can = h(Can, { permission: 'members.remove', otherwise }, 'Remove');
    expect(await show(documentOf(ben), can)).toBe('Remove');
    expect(await show(documentOf(cleo), can)).toBe('<i>role_lacks_permission</i>');
  });

  it('shows nothing by default, and nothing at all before the document is there', async () => {
    expect(await show(documentOf(cleo), h(Can, { permission: 'members.remove' }, 'Remove'))).toBe('');
    expect(await show(null, h(Can, { permission: 'members.remove', otherwise }, 'Remove'))).toBe('');
  });

  it('hands the decision to a function', async () => {
    const props: CanProps = { permission: 'members.remove', children: ({ permission }) => permission };
    expect(await show(documentOf(ana), h(Can, props))).toBe('members.remove');
  });

  it('renders on a server', () => {
    const app = h(
      PartylineProvider,
      { capabilities: documentOf(ana) },
      h(Can, { permission: 'billing.manage' }, 'Plan'),
    );
    expect(renderToString(app)).toBe('Plan');
  });
});

describe('useLevel', () => {
  it('is how far the access to a resource goes', async () => {
    const grants = [{ principal: `member:${ben}`, level: 'view', until: at + 10, cause: 'manual' }] as const;
    const contact = { kind: 'contact', id: 'dora', ownerId: cleo, grants };
    const Level = ({ when }: { when: number }) => h('p', null, String(useLevel(contact, when)));
    expect(await show(documentOf(cleo), h(Level, { when: at }))).toBe('<p>edit</p>');
    expect(await show(documentOf(ben), h(Level, { when: at }), h(Level, { when: at + 10 }))).toBe(
      '<p>view</p><p>null</p>',
    );
    expect(await show(documentOf(ana), h(Level, { when: at }))).toBe('<p>null</p>');
    expect(await show(null, h(Level, { when: at }))).toBe('<p>null</p>');
  });
});
