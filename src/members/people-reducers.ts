import type { Reducers } from '../workspace/index.js';
import { type MemberEvents, memberReducers } from './events.js';
import { type InvitationEvents, invitationReducers } from './invitation-events.js';

/** For what changes members and invitations at once. */
export const peopleReducers: Reducers<MemberEvents & InvitationEvents> = { ...memberReducers, ...invitationReducers };
