import { assignConversation, conversationOf, postComment, touchConversation } from 'partyline/conversations';
import { unwrap } from 'partyline/kernel';
import { assignNumber } from 'partyline/numbers';
import type { Policy } from 'partyline/workspace';
import { Scene } from '../support/scene.js';

export const CALLER = '+15557654321';

/** A desk that Ana owns: Ben and Cleo use it, Dan has nothing to do with it. Somebody has just written to it. */
export class Desk extends Scene {
  readonly desk: string;
  readonly talk: string;

  constructor(policy?: Policy) {
    super(policy);
    this.desk = this.number(this.ana);
    this.assign(this.ben, 'use');
    this.assign(this.cleo, 'use');
    this.talk = this.message();
  }

  assign(memberId: string, access: 'use' | 'read'): void {
    this.do(assignNumber, { numberId: this.desk, memberId, access }, 'host');
  }

  /** A message that comes in. */
  message(phone = CALLER, numberId = this.desk): string {
    const message = { numberId, phone, kind: 'message', direction: 'inbound' } as const;
    return this.do(touchConversation, message, 'host').conversationId;
  }

  give(memberId: string, who = this.ana): void {
    this.do(assignConversation, { conversationId: this.talk, to: { type: 'member', id: memberId } }, who);
  }

  comment(text: string, who: string, more: object = {}): string {
    const place = { kind: 'conversation', id: this.talk } as const;
    return this.do(postComment, { place, text, ...more }, who).commentId;
  }

  /** Who handles the conversation, or why nobody does any more. */
  handling() {
    return unwrap(conversationOf(this.workspace, { conversationId: this.talk }, this.context('host'))).handling;
  }

  talkRecord() {
    const record = this.workspace.state.conversation.get(this.talk);
    if (record == null) throw new Error('the conversation is lost');
    return record;
  }
}
