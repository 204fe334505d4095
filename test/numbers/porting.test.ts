import { addNumber, cancelPorting, requestPorting, updatePorting } from 'partyline/numbers';
import { describe, expect, it } from 'vitest';
import { codeOf, done, errorOf, lineOf, PHONE } from './support.js';

const phone = '+15557654321';

const asked = (submit = false) => {
  const line = lineOf('shared');
  const change = done(requestPorting, line.workspace, { phone, carrier: 'Bell', submit }, line.as(line.ben));
  return { ...line, workspace: change.workspace, portingId: change.output.portingId };
};

type Status = 'draft' | 'submitted' | 'accepted' | 'rejected' | 'completed' | 'cancelled';

/** A request in a state, reached the way requests reach it. */
const inState = (status: Status) => {
  const start = asked();
  const way = {
    draft: [],
    submitted: ['submitted'],
    accepted: ['submitted', 'accepted'],
    rejected: ['submitted', 'rejected'],
    completed: ['submitted', 'accepted', 'completed'],
    cancelled: [],
  } as const;
  let { workspace } = start;
  for (const step of way[status]) {
    workspace = done(updatePorting, workspace, { portingId: start.portingId, status: step }, start.context).workspace;
  }
  if (status === 'cancelled')
    workspace = done(cancelPorting, workspace, { portingId: start.portingId }, start.context).workspace;
  return { ...start, workspace };
};

describe('a porting request', () => {
  it('is a draft, or goes out at once', () => {
    const draft = asked();
    expect(draft.workspace.state.porting.get(draft.portingId)).toEqual({
      phone,
      carrier: 'Bell',
      status: 'draft',
      reason: '',
      requestedBy: draft.ben,
      requestedAt: draft.context.at,
      changedAt: draft.context.at,
    });
    const sent = asked(true);
    expect(sent.workspace.state.porting.get(sent.portingId)?.status).toBe('submitted');
  });

  it('there is one for a phone, and none for a phone the workspace has', () => {
    const { workspace, context, portingId } = asked();
    expect(errorOf(requestPorting(workspace, { phone, carrier: 'Bell' }, context))).toEqual({
      code: 'porting_under_way',
      path: ['phone'],
      params: { portingId },
    });
    expect(codeOf(requestPorting(workspace, { phone: PHONE, carrier: 'Bell' }, context))).toBe('phone_taken');
  });

  it('is made, changed and withdrawn by those who manage porting', () => {
    const { workspace, as, eva, portingId } = asked();
    expect(codeOf(requestPorting(workspace, { phone: '+15550000009', carrier: 'Bell' }, as(eva)))).toBe(
      'permission_denied',
    );
    expect(codeOf(updatePorting(workspace, { portingId, carrier: 'Ma' }, as(eva)))).toBe('permission_denied');
    expect(codeOf(cancelPorting(workspace, { portingId }, as(eva)))).toBe('permission_denied');
  });

  it('the carrier’s answers are the host’s to record', () => {
    const { workspace, as, ana, portingId } = inState('submitted');
    for (const status of ['accepted', 'rejected', 'completed'] as const) {
      expect(codeOf(updatePorting(workspace, { portingId, status }, as(ana)))).toBe('system_actor_required');
    }
  });

  const steps: Record<Status, readonly string[]> = {
    draft: ['submitted'],
    submitted: ['accepted', 'rejected'],
    accepted: ['completed'],
    rejected: ['submitted'],
    completed: [],
    cancelled: [],
  };
  it.each(Object.entries(steps))('from %s it goes to %j, and nowhere else', (from, to) => {
    const { workspace, context, portingId } = inState(from as Status);
    for (const status of ['submitted', 'accepted', 'rejected', 'completed'] as const) {
      const expected = status === from || to.includes(status) ? 'ok' : 'porting_step_refused';
      expect(codeOf(updatePorting(workspace, { portingId, status }, context)), status).toBe(expected);
    }
    const cancelled = cancelPorting(workspace, { portingId }, context);
    expect(codeOf(cancelled)).toBe(from === 'completed' ? 'porting_step_refused' : 'ok');
  });

  it('its details change while it is a draft or rejected', () => {
    for (const status of ['draft', 'rejected'] as const) {
      const { workspace, as, ben, portingId } = inState(status);
      const { workspace: after } = done(updatePorting, workspace, { portingId, carrier: 'Ma' }, as(ben));
      expect(after.state.porting.get(portingId)?.carrier).toBe('Ma');
    }
    const { workspace, context, portingId } = inState('accepted');
    expect(codeOf(updatePorting(workspace, { portingId, carrier: 'Ma' }, context))).toBe('porting_not_editable');
    expect(done(updatePorting, workspace, { portingId, carrier: 'Bell' }, context).commit).toBeNull();
  });

  it('a rejection has a reason, which goes with the next attempt', () => {
    const { workspace, context, as, ben, portingId } = inState('submitted');
    const reason = 'The account number is wrong';
    const rejected = done(updatePorting, workspace, { portingId, status: 'rejected', reason }, context).workspace;
    expect(rejected.state.porting.get(portingId)?.reason).toBe(reason);
    const again = done(updatePorting, rejected, { portingId, status: 'submitted' }, as(ben)).workspace;
    expect(again.state.porting.get(portingId)?.reason).toBe('');
    expect(errorOf(updatePorting(workspace, { portingId, reason }, context))).toMatchObject({
      code: 'invalid_input',
      path: ['reason'],
    });
  });

  it('what is completed or cancelled frees its phone', () => {
    for (const status of ['completed', 'cancelled'] as const) {
      const { workspace, context, ana } = inState(status);
      expect(codeOf(requestPorting(workspace, { phone, carrier: 'Bell' }, context))).toBe('ok');
      expect(codeOf(addNumber(workspace, { phone, name: 'Ported', mode: 'shared', ownerId: ana }, context))).toBe('ok');
    }
    const { workspace, context, portingId } = inState('cancelled');
    expect(done(cancelPorting, workspace, { portingId }, context).commit).toBeNull();
  });

  it('that is not there is not found', () => {
    const { workspace, context } = asked();
    expect(codeOf(updatePorting(workspace, { portingId: 'nothing', carrier: 'Ma' }, context))).toBe(
      'porting_not_found',
    );
    expect(codeOf(cancelPorting(workspace, { portingId: 'nothing' }, context))).toBe('porting_not_found');
  });
});
