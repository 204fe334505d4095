import { foldText } from '../kernel/text.js';
import { touch } from '../workspace/epoch.js';
import type { Nothing, Reducers } from '../workspace/index.js';

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
