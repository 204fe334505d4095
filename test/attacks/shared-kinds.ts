import {
  accessListOf,
  attachToNumber,
  createContact,
  deleteContact,
  detachFromNumber,
  eraseContact,
  explainContactAccess,
  manageAccess,
  previewAccess,
  restoreContact,
  transferContact,
  updateContact,
} from 'partyline/contacts';
import { type AnyFailure, type Result, unwrap } from 'partyline/kernel';
import {
  accessListOfResource,
  attachResourceToNumber,
  deleteResource,
  detachResourceFromNumber,
  eraseResource,
  explainResourceAccess,
  manageResourceAccess,
  previewResourceAccess,
  registerResource,
  renameResource,
  restoreResource,
  transferResource,
} from 'partyline/resources';
import { type Level, type Principal, reachOf, shareable } from 'partyline/sharing';
import {
  createSnippet,
  deleteSnippet,
  eraseSnippet,
  manageSnippetAccess,
  restoreSnippet,
  transferSnippet,
  updateSnippet,
} from 'partyline/snippets';
import { type AccessDifference, levelOf } from 'partyline/visibility';
import { accessOf, type Change, definePolicy } from 'partyline/workspace';
import type { AnyOperation } from '../laws/history.js';
import { Town } from './town.js';

type Options = Parameters<typeof definePolicy>[0];
export type AccessChange = Parameters<typeof manageResourceAccess>[1]['change'];
export type Grants = Extract<AccessChange, { type: 'add' }>['grants'];

/** An operation with what is typed for it. */
export type Step = readonly [operation: AnyOperation, input: object];

/** Words that stand in what is hidden and nowhere else. */
export const SECRET = /Zanzibar/i;
export const SECRET_NAME = 'Zanzibar';

/** What can be shared, and by which verbs it is attacked. */
export interface SharedKind {
  readonly title: string;
  readonly kind: string;
  readonly make: (id: string | null, numberId?: string) => Step;
  readonly edit: (id: string) => Step;
  readonly remove: (id: string) => Step;
  readonly restore: (id: string) => Step;
  readonly erase: (id: string) => Step;
  readonly transfer: (id: string, memberId: string) => Step;
  readonly share: (ids: readonly string[], change: AccessChange) => Step;
  readonly preview: (ids: readonly string[], change: AccessChange) => Step;
  readonly attach: (id: string, numberId: string) => Step;
  readonly detach: (id: string, numberId: string) => Step;
  readonly explain: (id: string, memberId?: string) => Step;
  readonly list: (id: string) => Step;
}

/** The verbs for any kind. A thing of the host's has no others; contacts and snippets have them beside their own. */
const ofAnyKind = (kind: string) =>
  ({
    share: (ids, change) => [manageResourceAccess, { kind, ids, change }],
    preview: (ids, change) => [previewResourceAccess, { kind, ids, change }],
    attach: (id, numberId) => [attachResourceToNumber, { kind, id, numberId }],
    detach: (id, numberId) => [detachResourceFromNumber, { kind, id, numberId }],
    explain: (id, memberId) => [explainResourceAccess, { kind, id, ...(memberId === undefined ? {} : { memberId }) }],
    list: (id) => [accessListOfResource, { kind, id }],
  }) as const satisfies Partial<SharedKind>;

const contact: SharedKind = {
  title: 'a contact',
  kind: 'contact',
  make: (id, numberId) => [
    createContact,
    {
      ...(id === null ? {} : { contactId: id }),
      ...(numberId === undefined ? {} : { numberId }),
      fields: { firstName: SECRET_NAME },
    },
  ],
  edit: (contactId) => [updateContact, { contactId, fields: { firstName: 'Mine' } }],
  remove: (contactId) => [deleteContact, { contactId }],
  restore: (contactId) => [restoreContact, { contactId }],
  erase: (contactId) => [eraseContact, { contactId }],
  transfer: (contactId, memberId) => [transferContact, { contactId, memberId }],
  share: (contactIds, change) => [manageAccess, { contactIds, change }],
  preview: (contactIds, change) => [previewAccess, { contactIds, change }],
  attach: (contactId, numberId) => [attachToNumber, { contactId, numberId }],
  detach: (contactId, numberId) => [detachFromNumber, { contactId, numberId }],
  explain: (contactId, memberId) => [
    explainContactAccess,
    { contactId, ...(memberId === undefined ? {} : { memberId }) },
  ],
  list: (contactId) => [accessListOf, { contactId }],
};

const snippet: SharedKind = {
  ...ofAnyKind('snippet'),
  title: 'a snippet',
  kind: 'snippet',
  make: (id) => [
    createSnippet,
    { ...(id === null ? {} : { snippetId: id }), name: SECRET_NAME, body: `Hello ${SECRET_NAME}` },
  ],
  edit: (snippetId) => [updateSnippet, { snippetId, body: 'Mine' }],
  remove: (snippetId) => [deleteSnippet, { snippetId }],
  restore: (snippetId) => [restoreSnippet, { snippetId }],
  erase: (snippetId) => [eraseSnippet, { snippetId }],
  transfer: (snippetId, memberId) => [transferSnippet, { snippetId, memberId }],
  share: (snippetIds, change) => [manageSnippetAccess, { snippetIds, change }],
};

const deal = { kind: 'deal' };

const thing: SharedKind = {
  ...ofAnyKind('deal'),
  title: 'a deal of the host’s',
  kind: 'deal',
  make: (id, numberId) => [
    registerResource,
    { ...deal, ...(id === null ? {} : { id }), ...(numberId === undefined ? {} : { numberId }), name: SECRET_NAME },
  ],
  edit: (id) => [renameResource, { ...deal, id, name: 'Mine' }],
  remove: (id) => [deleteResource, { ...deal, id }],
  restore: (id) => [restoreResource, { ...deal, id }],
  erase: (id) => [eraseResource, { ...deal, id }],
  transfer: (id, memberId) => [transferResource, { ...deal, id, memberId }],
};

/** Every kind, by its own verbs and by those for any kind. A new kind, or another way in, is a row. */
export const sharedKinds: readonly SharedKind[] = [
  contact,
  { ...contact, ...ofAnyKind('contact'), title: 'a contact, by the verbs for any kind' },
  snippet,
  { ...snippet, ...ofAnyKind('snippet'), title: 'a snippet, by the verbs for any kind' },
  thing,
];

/** A town that has one thing, `it`: Cleo’s, and private. */
export class Vault extends Town {
  readonly of: SharedKind;

  constructor(of: SharedKind, options: Options = {}) {
    super(definePolicy({ shareables: [shareable('deal')], ...options }));
    this.of = of;
    this.play(of.make('it'), this.cleo);
  }

  answer([operation, input]: Step, who: string): Result<unknown, AnyFailure> {
    return operation(this.workspace, input as never, this.context(who));
  }

  /** Does something that must succeed. */
  play(step: Step, who: string): void {
    const { workspace, commit } = unwrap(this.answer(step, who)) as Change<unknown>;
    this.workspace = workspace;
    this.commit = commit;
  }

  /** What comes of something: `ok`, or the code of the error. Keeps nothing of it. */
  comes(step: Step, who: string): string {
    const answer = this.answer(step, who);
    return answer.ok ? 'ok' : answer.error.code;
  }

  /** All that somebody is told: the answer without the commit, in which the guards of what was looked for are named. */
  told(step: Step, who: string): string {
    const answer = this.answer(step, who);
    return JSON.stringify(answer.ok && !step[0].isQuery ? (answer.value as Change<unknown>).output : answer);
  }

  share(grants: Grants, who = this.cleo): void {
    this.play(this.of.share(['it'], { type: 'add', grants }), who);
  }

  /** What comes of a change of access to `it`. */
  changes(change: AccessChange, who: string): string {
    return this.comes(this.of.share(['it'], change), who);
  }

  adds(who: string, ...grants: Grants): string {
    return this.changes({ type: 'add', grants }, who);
  }

  previews(change: AccessChange, who: string): readonly AccessDifference[] {
    return unwrap(this.answer(this.of.preview(['it', 'no-such'], change), who)) as readonly AccessDifference[];
  }

  reaches(memberId: string, id = 'it'): Level | null {
    const resource = accessOf(this.workspace, { kind: this.of.kind, id });
    return resource === null ? null : levelOf(reachOf(this.workspace, memberId), resource, this.at);
  }

  /** What somebody is told by every verb and wording that names one thing. Its id is left out, so that one can be told from another by nothing else. */
  tellings(id: string, who: string): readonly string[] {
    return this.#attempts(id).map((step) => {
      const answer = this.told(step, who).replaceAll(JSON.stringify(id), '"?"');
      return `${JSON.stringify(step[1]).replaceAll(JSON.stringify(id), '"?"')} → ${answer}`;
    });
  }

  #attempts(id: string): readonly Step[] {
    const line = [...this.workspace.state.number.keys()][0] ?? 'nowhere';
    const { of, cleo, dan } = this;
    const changes: readonly AccessChange[] = [
      { type: 'private' },
      { type: 'add', grants: [] },
      { type: 'add', grants: [{ principal: member(dan) }] },
      { type: 'replace', grants: [{ principal: 'workspace' }] },
      { type: 'remove', principals: ['workspace', member(cleo)] },
    ];
    return [
      of.edit(id),
      of.remove(id),
      of.restore(id),
      of.erase(id),
      ...[dan, 'nobody'].map((memberId) => of.transfer(id, memberId)),
      ...[line, 'nowhere'].flatMap((numberId) => [of.attach(id, numberId), of.detach(id, numberId)]),
      ...[undefined, cleo, 'nobody'].map((memberId) => of.explain(id, memberId)),
      of.list(id),
      ...[[id], [id, 'never']].flatMap((ids) =>
        changes.flatMap((change) => [of.share(ids, change), of.preview(ids, change)]),
      ),
    ];
  }

  /** Everybody who sees `it`, by name. */
  seers(): readonly string[] {
    return (['ana', 'ben', 'cleo', 'dan'] as const).filter((name) => this.reaches(this[name]) !== null);
  }
}

export const member = (id: string): Principal & `member:${string}` => `member:${id}`;
