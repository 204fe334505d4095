import { foldText } from '../kernel/text.js';
import { WORKSPACE_RECORD } from '../sharing/index.js';
import { touch } from '../workspace/epoch.js';
import type { Group, Nothing, Reducers } from '../workspace/index.js';

/** What happens to groups, and to who is in them. */
export type GroupEvents = {
  group_created: {
    readonly data: {
      readonly groupId: string;
      readonly name: string;
      readonly emoji: string;
      readonly description: string;
    };
    readonly personal: Nothing;
  };
  group_updated: {
    /** What changed, and nothing else. */
    readonly data: {
      readonly groupId: string;
      readonly changes: Partial<Pick<Group, 'name' | 'emoji' | 'description'>>;
    };
    readonly personal: Nothing;
  };
  /** The group was deleted: its name is free and nobody joins, and whoever is in it sees what they saw. */
  group_retired: { readonly data: { readonly groupId: string }; readonly personal: Nothing };
  /** Nobody sees anything through the group any more. */
  group_access_revoked: { readonly data: { readonly groupId: string }; readonly personal: Nothing };
  /** No grant to the group is left, so that nobody has to be reminded that it was revoked. */
  group_access_cleared: { readonly data: { readonly groupId: string }; readonly personal: Nothing };
  group_members_added: {
    readonly data: { readonly groupId: string; readonly memberIds: readonly string[] };
    readonly personal: Nothing;
  };
  group_members_removed: {
    readonly data: { readonly groupId: string; readonly memberIds: readonly string[] };
    readonly personal: Nothing;
  };
};

/** How the events of groups change the records. */
export const groupReducers: Reducers<GroupEvents> = {
  group_created(tx, { at, data: { groupId, ...group } }) {
    tx.set('group', groupId, { ...group, status: 'live', shared: false, createdAt: at });
    tx.set('groupName', foldText(group.name), { groupId });
  },

  group_updated(tx, { data: { groupId, changes } }) {
    const before = tx.get('group', groupId);
    if (before === null) return;
    tx.set('group', groupId, { ...before, ...changes });
    const had = foldText(before.name);
    const has = foldText(changes.name ?? before.name);
    if (has === had) return;
    tx.delete('groupName', had);
    tx.set('groupName', has, { groupId });
  },

  group_retired(tx, { data: { groupId } }) {
    const before = tx.get('group', groupId);
    if (before === null) return;
    tx.set('group', groupId, { ...before, status: 'retired' });
    tx.delete('groupName', foldText(before.name));
  },

  group_access_revoked(tx, { data: { groupId } }) {
    tx.edit('workspace', WORKSPACE_RECORD, (workspace) => {
      workspace.revoked = [...workspace.revoked, `group:${groupId}`].sort();
    });
  },

  group_access_cleared(tx, { data: { groupId } }) {
    tx.edit('workspace', WORKSPACE_RECORD, (workspace) => {
      workspace.revoked = workspace.revoked.filter((principal) => principal !== `group:${groupId}`);
    });
  },

  group_members_added(tx, { data: { groupId, memberIds } }) {
    for (const memberId of memberIds) {
      tx.edit('member', memberId, (member) => {
        if (member.groups.includes(groupId)) return;
        member.groups = [...member.groups, groupId].sort();
        touch(member);
      });
    }
  },

  group_members_removed(tx, { data: { groupId, memberIds } }) {
    for (const memberId of memberIds) {
      tx.edit('member', memberId, (member) => {
        member.groups = member.groups.filter((id) => id !== groupId);
        touch(member);
      });
    }
  },
};

/** An event names at most so many people. */
export const EVENT_SUBJECTS = 500;
