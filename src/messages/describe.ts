import type { AccessVerdict, ContactImportVerdict } from '../contacts/index.js';
import type {
  DirectoryNotice,
  DuplicateRow,
  ImportVerdict,
  PersonalProblem,
  PlannedRow,
  RowProblem,
} from '../directory/index.js';
import type { GroupNameAdvice, ResolvedMentions } from '../groups/index.js';
import type { DiagnosisFinding, ReviewFinding } from '../insights/index.js';
import type { AnyFailure, InputIssue } from '../kernel/index.js';
import type { InvitationVerdict, JoinFinding } from '../members/index.js';
import type { Silence } from '../numbers/index.js';
import type { Line } from '../pricing/index.js';
import type { Decision, GrantBarrier } from '../roles/index.js';
import type { AccessExplanation, AccessPath } from '../visibility/index.js';
import type { Handover } from '../workspace/index.js';
import { sayAccess, sayPath } from './access.js';
import type { Catalogue } from './catalogue.js';
import type { KnownFailure, RemovalObstacle } from './codes.js';
import { en } from './en/index.js';
import type { DescribeOptions } from './options.js';
import { type AnyText, entry, type Values, type Writer, writerOf, written } from './writer.js';

/** What can be put into a sentence. */
export type Describable =
  | KnownFailure
  | AnyFailure
  | InputIssue
  | Decision
  | GrantBarrier
  | AccessExplanation
  | AccessPath
  /** Why a phone does not ring, of itself or as `ringPlan` answers it. */
  | Silence
  | { readonly memberId: string; readonly reason: Silence }
  | JoinFinding
  | InvitationVerdict
  | RemovalObstacle
  /** Why a conversation changed hands. */
  | Handover['reason']
  | ResolvedMentions['unreachable'][number]
  | GroupNameAdvice
  | RowProblem
  | PersonalProblem
  | DirectoryNotice
  | DuplicateRow
  | ImportVerdict
  | ContactImportVerdict
  /** A refused one. */
  | (AccessVerdict & { readonly verdict: 'refused' })
  | PlannedRow
  | Line
  | DiagnosisFinding
  | ReviewFinding;

/**
 * Puts a failure, a reason or a finding into one or two sentences. Never throws: what it does not know gets a neutral sentence.
 *
 * Parameters are inserted as text, on one line, and isolated where they are written from right to left. Without `names`, ids are shown.
 *
 * @param options.in the language; English by default
 * @example
 * ```ts
 * import { createGroup } from 'partyline/groups';
 * import { describe, fr } from 'partyline/messages';
 * import { office } from 'partyline/testing';
 *
 * const { workspace, as, cleo } = office();
 * const refused = createGroup(workspace, { name: 'Sales' }, as(cleo));
 *
 * refused.ok || describe(refused.error);
 * // => 'Your role does not allow you to manage groups. Ask an owner of the workspace.'
 * refused.ok || describe(refused.error, { in: fr });
 * // => 'Votre rôle ne vous autorise pas à gérer les groupes. Adressez-vous à un propriétaire de l’espace de travail.'
 * ```
 * @see {@link describer} for many values at once, or for a bundle without English
 */
export const describe = (value: Describable, options: DescribeOptions & { readonly in?: Catalogue } = {}): string =>
  describer(options.in ?? en, options)(value);

/**
 * As {@link describe}, for one language and many values: it keeps the platform's formatters, which are costly to make.
 *
 * @example
 * ```ts
 * import { describer, es } from 'partyline/messages';
 *
 * const say = describer(es, { names: { member: (id) => ({ m1: 'Ana' })[id] } });
 *
 * say({ code: 'owner_role_required', path: [], params: { memberId: 'm1' } });
 * // => 'Ana no tiene el rol de propietario. Asígneselo primero.'
 * say({ memberId: 'm2', reason: 'read_only' }); // => 'El teléfono de m2 no suena: solo lee lo que pasa en este número.'
 * ```
 */
export const describer = (catalogue: Catalogue, options: DescribeOptions = {}): ((value: Describable) => string) => {
  const writer = writerOf(catalogue, options);
  return (value) => {
    if (typeof value === 'string') return sayWord(catalogue, writer, value);
    if (typeof value !== 'object' || value === null) return catalogue.words.unknown;
    const said = value as unknown as Values;
    return (
      sayers.find(({ knows }) => knows(said))?.say({ catalogue, writer, options }, said) ?? catalogue.words.unknown
    );
  };
};

interface Speaker {
  readonly catalogue: Catalogue;
  readonly writer: Writer;
  readonly options: DescribeOptions;
}

/** How values of one shape are recognised, and said. */
interface Sayer {
  readonly knows: (value: Values) => boolean;
  readonly say: (speaker: Speaker, value: Values) => string;
}

const has =
  (...names: readonly string[]) =>
  (value: Values): boolean =>
    names.every((name) => Object.hasOwn(value, name));

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;

/** Texts of one table, by the value of one property. */
const from = (table: (catalogue: Catalogue) => object, property: string): Sayer['say'] => {
  return ({ catalogue, writer }, value) =>
    writer.write(entry(table(catalogue) as Record<string, AnyText>, value[property]), value);
};

const sayWord = (
  { silences, silent, obstacles, handovers, words }: Catalogue,
  writer: Writer,
  word: string,
): string => {
  const silence = entry<string>(silences, word);
  if (silence !== undefined) return writer.write(silent.unnamed, { reason: written(silence) });
  return entry<string>(obstacles, word) ?? entry<string>(handovers, word) ?? words.unknown;
};

/** A failure, or the fault of one field. */
const sayFailure: Sayer['say'] = ({ catalogue, writer, options }, { code, path, params }) => {
  const values = isObject(params) ? params : {};
  if (code === 'invalid_input') return sayInvalidInput({ catalogue, writer, options }, values);
  const failure = entry(catalogue.failures as Record<string, AnyText>, code);
  if (failure !== undefined) return writer.write(failure, values);
  const issue = entry(catalogue.issues as Record<string, AnyText>, code);
  if (issue === undefined) return catalogue.words.unknown;
  const sentence = writer.write(issue, values);
  const label = Array.isArray(path) ? options.names?.field?.(path as readonly (string | number)[]) : null;
  if (typeof label !== 'string' || label === '') return sentence;
  return writer.write(catalogue.words.labelled, { field: label, sentence: written(sentence) });
};

/** The first fault, and how many more there are. */
const sayInvalidInput = (speaker: Speaker, { issues }: Values): string => {
  const { catalogue, writer } = speaker;
  const [first, ...more] = Array.isArray(issues) ? (issues as readonly unknown[]).filter(isObject) : [];
  if (first === undefined || first.code === 'invalid_input')
    return writer.write(catalogue.failures.invalid_input as AnyText, {});
  const sentence = sayFailure(speaker, first);
  if (more.length === 0) return sentence;
  return `${sentence} ${writer.write(catalogue.words.moreIssues as AnyText, { count: more.length })}`;
};

/** What is wrong in a cell: its column, the fault, and what was probably meant. */
const sayRow: Sayer['say'] = ({ catalogue, writer }, { code, column, cell, params, suggestion }) => {
  const text = entry(catalogue.rows as Record<string, AnyText>, code);
  if (text === undefined) return catalogue.words.unknown;
  const fault = writer.write(text, { ...(isObject(params) ? params : {}), cell });
  const meant = typeof suggestion === 'string' ? ` ${writer.write(catalogue.words.suggestion, { suggestion })}` : '';
  return labelled(catalogue, writer, entry(catalogue.words.column, column), fault + meant);
};

const sayPersonal: Sayer['say'] = ({ catalogue, writer }, value) => {
  const own = entry<AnyText>(catalogue.personal, value.code);
  const text = own ?? entry(catalogue.rows as Record<string, AnyText>, value.code);
  if (text === undefined) return catalogue.words.unknown;
  return labelled(catalogue, writer, entry(catalogue.words.field, value.field), writer.write(text, value));
};

const labelled = ({ words }: Catalogue, writer: Writer, field: string | undefined, sentence: string): string =>
  field === undefined ? sentence : writer.write(words.labelled, { field: written(field), sentence: written(sentence) });

/** Whoever was mentioned and is not notified, by name. */
const sayUnreachable: Sayer['say'] = ({ catalogue, writer }, { type, id, reason }) => {
  const who = written(writer.write(type === 'group' ? '{groupId}' : '{memberId}', { groupId: id, memberId: id }));
  return writer.write(entry<string>(catalogue.unreachable, reason), { who });
};

/** Why somebody cannot do something, and who can take the next step. */
const sayDiagnosis: Sayer['say'] = ({ catalogue, writer }, value) => {
  const { findings, whoCan } = catalogue.diagnosis;
  const sentence = writer.write(entry(findings as Record<string, AnyText>, value.code), value);
  return Array.isArray(value.who) && value.who.length > 0 ? `${sentence} ${writer.write(whoCan, value)}` : sentence;
};

/** A finding whose figures stand beside its code. */
const sayFinding: Sayer['say'] = ({ catalogue, writer }, value) => {
  const joining = entry(catalogue.joining as Record<string, AnyText>, value.code);
  return writer.write(joining ?? entry(catalogue.groupNames as Record<string, AnyText>, value.code), value);
};

const sayDuplicate: Sayer['say'] = ({ catalogue, writer }, { line, by, of }) => {
  const texts = entry(catalogue.duplicates, by);
  if (texts === undefined || !isObject(of)) return catalogue.words.unknown;
  return writer.write('line' in of ? texts.line : texts.entry, { line, earlier: of.line });
};

const sayPlanned: Sayer['say'] = ({ catalogue, writer }, { action, reason, changes }) => {
  const { create, update, skip } = catalogue.planned;
  if (action === 'create') return create;
  if (action === 'update')
    return writer.write(update as AnyText, { count: Array.isArray(changes) ? changes.length : 0 });
  return entry(skip, reason) ?? catalogue.words.unknown;
};

const saySilence: Sayer['say'] = ({ catalogue, writer }, { memberId, reason }) => {
  const silence = entry(catalogue.silences, reason);
  if (silence === undefined) return catalogue.words.unknown;
  return writer.write(catalogue.silent.named, { memberId, reason: written(silence) });
};

/** What became of something that was asked for in bulk; a refusal with its reason. */
const sayVerdict: Sayer['say'] = (speaker, value) => {
  const { catalogue, writer } = speaker;
  const { verdict, refusal, code } = value;
  if (isObject(refusal)) return sayFailure(speaker, refusal);
  const text = entry<string>(catalogue.invitations, verdict) ?? entry<string>(catalogue.imports, verdict);
  const sentence = writer.write(text, value);
  return text !== undefined && typeof code === 'string' ? `${sentence} ${sayFailure(speaker, { code })}` : sentence;
};

/** The first that knows a value says it. */
const sayers: readonly Sayer[] = [
  { knows: has('rule', 'allowed'), say: from(({ decisions }) => decisions, 'rule') },
  { knows: has('paths', 'reason'), say: ({ catalogue, writer }, value) => sayAccess(catalogue, writer, value) },
  { knows: has('principal', 'level'), say: ({ catalogue, writer }, value) => sayPath(catalogue, writer, value) },
  { knows: has('code', 'who'), say: sayDiagnosis },
  {
    knows: has('code', 'severity', 'params'),
    say: ({ catalogue, writer }, { code, params }) =>
      writer.write(entry(catalogue.review as Record<string, AnyText>, code), isObject(params) ? params : {}),
  },
  { knows: has('code', 'line', 'count'), say: from(({ notices }) => notices, 'code') },
  { knows: has('code', 'column'), say: sayRow },
  { knows: has('code', 'field'), say: sayPersonal },
  {
    knows: has('code', 'item', 'params'),
    say: ({ catalogue, writer }, { code, params }) =>
      writer.write(entry(catalogue.lines as Record<string, AnyText>, code), isObject(params) ? params : {}),
  },
  { knows: has('by', 'of'), say: sayDuplicate },
  { knows: has('verdict'), say: sayVerdict },
  { knows: has('action'), say: sayPlanned },
  { knows: has('reason', 'memberId'), say: saySilence },
  { knows: has('reason', 'role'), say: from(({ failures }) => failures, 'reason') },
  { knows: has('code', 'params'), say: sayFailure },
  { knows: has('reason', 'type', 'id'), say: sayUnreachable },
  { knows: has('code'), say: sayFinding },
];
