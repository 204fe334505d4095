import type { InvalidInput } from '../../kernel/input.js';
import { ok, type Result } from '../../kernel/result.js';
import { type Context, recordsOf, type Workspace } from '../../workspace/index.js';
import type { FailureIn } from '../../workspace/verb.js';
import { type ReviewKind, reviewKinds } from './finding.js';
import { REVIEW_PAGE, type ReviewPart, reviewPage, together } from './review-page.js';
import type { ReviewSettings } from './settings.js';

/**
 * Is access right? Looks through a workspace that is loaded as a whole for what is wider, older or looser than it should be, the worst
 * first. Each finding says what shows it, and which calls of the service would end it.
 *
 * Whoever asks is told of contacts, snippets and things of the host's own that they see; of others, how often each thing was found. Least privilege is judged where `used` says
 * which permissions people used ({@link permissionUseOf}).
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @throws Error for a partial snapshot: use {@link reviewPage}, or the service, which goes through the store by pages
 * @example
 * ```ts
 * import { createContact, manageAccess } from 'partyline/contacts';
 * import { accessReview } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana, cleo } = office();
 * const fields = { firstName: 'Dora', role: 'Payroll' };
 * const created = unwrap(createContact(workspace, { contactId: 'dora', fields }, as(cleo)));
 * const change = { type: 'add', grants: [{ principal: 'workspace', level: 'view' }] } as const;
 * const shared = unwrap(manageAccess(created.workspace, { contactIds: ['dora'], change }, as(cleo)));
 * const { findings } = unwrap(accessReview(shared.workspace, {}, as(ana)));
 *
 * findings.map(({ code, severity }) => [code, severity]); // => [['confidential_to_all', 'high']]
 * findings[0]?.suggestions[0]?.verb; // => 'contacts.manageAccess'
 * ```
 * @see decisions 6 and 8 in docs/decisions.md
 */
export const accessReview = (
  workspace: Workspace,
  options: ReviewSettings,
  context: Context,
): Result<ReviewPart, FailureIn<ReturnType<typeof reviewPage>> | InvalidInput> => {
  const parts: ReviewPart[] = [];
  for (const kind of reviewKinds) {
    for (const ids of pagesOf(workspace, kind)) {
      const part = reviewPage(workspace, { ...options, kind, ids }, context);
      if (!part.ok) return part;
      parts.push(part.value);
    }
  }
  return ok(together(parts));
};

function* pagesOf(workspace: Workspace, kind: ReviewKind): Generator<readonly string[]> {
  if (kind === 'team') return yield [];
  const ids = Array.from(recordsOf(workspace, kind), ([id]) => id).sort();
  for (let from = 0; from < ids.length; from += REVIEW_PAGE) yield ids.slice(from, from + REVIEW_PAGE);
}
