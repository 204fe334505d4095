import * as z from 'zod/mini';
import { csvText } from '../directory/internal.js';
import { ok } from '../kernel/result.js';
import { compareCodePoints, sortKey } from '../kernel/text.js';
import { authorise } from '../workspace/authorise.js';
import { type Key, listKey, recordKey } from '../workspace/index.js';
import { query } from '../workspace/query.js';

const roleAssignmentReportInput = /* @__PURE__ */ z.strictObject({
  format: z._default(z.enum(['markdown', 'csv']), 'markdown'),
});

const HEADER = ['name', 'address', 'status', 'roles', 'joined', 'last seen', 'numbers', 'groups'] as const;

/**
 * Who has which role, as a table for documentation: Markdown, or CSV that no spreadsheet takes for formulas.
 *
 * Errors: `permission_denied`, `workspace_not_found`, `workspace_not_active`, `client_not_supported`, `invalid_input`.
 *
 * @example
 * ```ts
 * import { roleAssignmentReport } from 'partyline/insights';
 * import { unwrap } from 'partyline/kernel';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, ana } = office();
 * const { text } = unwrap(roleAssignmentReport(workspace, {}, as(ana)));
 *
 * text.split('\n')[2]; // => '| Ana Alvarez | ana@acme.example | active | owner (primary) | 2026-11-22 |  | 0 | 0 |'
 * ```
 * @see docs/insights.md
 */
export const roleAssignmentReport = /* @__PURE__ */ query({
  input: roleAssignmentReportInput,
  reads: (_input, known) => {
    const team = listKey('team', 'all');
    return [
      team,
      ...(known.lists.get(team) ?? []).flatMap((id): Key[] => [recordKey('profile', id), recordKey('activity', id)]),
    ];
  },
  answer(read, { format }, context) {
    const workspace = authorise(read, context, 'insights.viewAll');
    if (!workspace.ok) return workspace;
    const { primaryOwnerId } = workspace.value;
    const rows = read.list('team', 'all').map(([memberId, { status, roles, joinedAt, numbers, groups }]) => {
      const { name = '', address = '' } = read.get('profile', memberId) ?? {};
      const held = memberId === primaryOwnerId ? [...roles].map((role) => `${role} (primary)`) : roles;
      const seen = read.get('activity', memberId)?.at;
      return [
        name,
        address,
        status,
        [...held].sort().join(', '),
        dayOf(joinedAt),
        seen === undefined ? '' : dayOf(seen),
        String(numbers.length),
        String(groups.length),
      ];
    });
    rows.sort((a, b) => compareCodePoints(sortKey(a[0] ?? ''), sortKey(b[0] ?? '')) || (`${a}` < `${b}` ? -1 : 1));
    const text = format === 'csv' ? csvText([[...HEADER], ...rows], {}) : markdown(rows);
    return ok({ text, members: rows.length });
  },
});

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What people call themselves must not end a cell, or become a link or markup. */
const cell = (text: string): string => text.replace(/[\\|`*_[\]<>#]/g, (sign) => `\\${sign}`);

const markdown = (rows: readonly (readonly string[])[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(HEADER) + line(HEADER.map(() => '---')) + rows.map((row) => line(row.map(cell))).join('');
};
