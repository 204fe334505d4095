import type { Actor } from '../../roles/index.js';
import { type Kind, recordsOf, resourceAt, type Tables, type Workspace } from '../../workspace/index.js';
import type { Picks } from '../picks.js';
import type { Profile } from '../profile.js';
import { trickyIds } from '../sample-record.js';

/** Ids that nobody has. */
const STRANGERS = ['nobody', 'ghost'] as const;

/**
 * What somebody who is about to do something has before them: the workspace, and one thing of each kind that they have in mind. Most
 * of what one deed names is what it has in mind, so that actor, target and token fit together as often as they do in life.
 */
export class Scene {
  readonly workspace: Workspace;
  readonly picks: Picks;
  readonly turn: number;
  readonly at: number;
  /** Whether whoever acts means no good: texts are nasty, and ids are often of nothing, or of something else. */
  readonly isHostile: boolean;
  readonly #inMind = new Map<Kind, string>();

  constructor(
    workspace: Workspace,
    picks: Picks,
    turn: number,
    at: number,
    operation = '',
    profile: Profile = 'realistic',
  ) {
    this.workspace = workspace;
    this.picks = picks;
    this.turn = turn;
    this.at = at;
    this.isHostile = profile === 'hostile';
    const [kind, where] = rare[operation] ?? [];
    const id =
      kind === undefined
        ? undefined
        : picks.one(this.ids(kind, (record, its) => where?.(record as never, its, this) === true));
    if (kind !== undefined && id !== undefined) this.#inMind.set(kind, id);
  }

  ids<K extends Kind>(kind: K, where: (record: Tables[K], id: string) => boolean = () => true): readonly string[] {
    const ids: string[] = [];
    for (const [id, record] of recordsOf(this.workspace, kind)) if (where(record, id)) ids.push(id);
    return ids;
  }

  record<K extends Kind>(kind: K, id: string): Tables[K] | null {
    return (this.workspace.state[kind].get(id) as Tables[K] | null | undefined) ?? null;
  }

  /** One id of a kind: what is in mind, at times another, seldom one that nobody has. */
  id(kind: Kind): string {
    if (this.isHostile && this.picks.chance(0.25)) return this.#wrongId();
    const roll = this.picks.next();
    if (roll < 0.04) return this.picks.of(...STRANGERS);
    if (roll < 0.75) return this.inMind(kind);
    return this.picks.one(this.ids(kind)) ?? 'nobody';
  }

  /** An id that nobody has, or one of something of whichever kind. */
  #wrongId(): string {
    const kind = this.picks.of('member', 'group', 'number', 'contact', 'invitation', 'grant');
    const known = this.picks.chance(0.5) ? this.picks.one(this.ids(kind)) : undefined;
    return known ?? this.picks.one(trickyIds) ?? 'nobody';
  }

  /** What of a kind is in mind: something that is in use rather than something that is over. */
  inMind(kind: Kind): string {
    const known = this.#inMind.get(kind);
    if (known !== undefined) return known;
    const live = this.ids(kind, (record) => isLive(record));
    const id = this.picks.one(live) ?? this.picks.one(this.ids(kind)) ?? 'nobody';
    this.#inMind.set(kind, id);
    return id;
  }

  /** A resource of any kind. */
  resource(): { readonly kind: string; readonly id: string } {
    const kind = this.picks.of('contact', 'contact', 'snippet', 'resource');
    const id = this.inMind(kind);
    return id.includes(' ') || kind !== 'resource' ? resourceAt({ kind, id }) : { kind: 'deal', id };
  }

  principal(): string {
    const kind = this.picks.of('workspace', 'member', 'member', 'group', 'group', 'number');
    return kind === 'workspace' ? kind : `${kind}:${this.id(kind)}`;
  }

  roles(): readonly string[] {
    return [this.picks.one(Object.keys(this.workspace.policy.roles)) ?? 'member'];
  }

  /** An address: new, of somebody who was invited, or of somebody who is there. */
  address(): string {
    const roll = this.picks.next();
    if (roll < 0.7) return `p${this.turn}@acme.example`;
    if (roll < 0.85) return this.record('invitation', this.inMind('invitation'))?.address ?? 'guest@acme.example';
    return this.picks.one(this.ids('address')) ?? 'guest@acme.example';
  }

  /** Somebody to act: the host, staff, whoever is in mind, anybody. */
  actor(): Actor {
    const roll = this.picks.next();
    if (roll < 0.12) return { type: 'system' };
    const owners = this.ids('member', ({ status, roles }) => status === 'active' && roles.includes('owner'));
    const memberId =
      roll < 0.4 ? this.picks.one(owners) : roll < 0.7 ? this.inMind('member') : this.picks.one(this.ids('member'));
    return { type: 'member', memberId: memberId ?? 'nobody' };
  }

  /** Somebody from outside, with the address of the invitation that is in mind, or one of a domain that may be open. */
  newcomer(): Actor {
    const invited = this.record('invitation', this.inMind('invitation'));
    const address = this.picks.chance(0.7) && invited !== null ? invited.address : `new${this.turn}@acme.example`;
    return { type: 'person', address };
  }
}

type Where = (record: never, id: string, scene: Scene) => boolean;

/** What operations are for that need something rare: without a word here they would seldom find it. */
const rare: Readonly<Record<string, readonly [Kind, Where]>> = {
  'members.reinstate': ['member', ({ status }: Tables['member']) => status === 'suspended'],
  'members.settleDeparture': ['member', ({ status }: Tables['member']) => status === 'removed'],
  'members.changeAddress': ['member', (_, id, scene) => scene.record('addressChange', id) !== null],
  'members.chooseNumber': ['member', (_, id, scene) => scene.record('onboarding', id)?.number === 'due'],
  'groups.revokeAccess': ['group', ({ status }: Tables['group']) => status === 'retired'],
  'groups.clearRevokedGrants': [
    'group',
    (_, id, scene) => scene.record('workspace', 'self')?.revoked.includes(`group:${id}`) === true,
  ],
  'contacts.restore': ['contact', ({ deletedAt }: Tables['contact']) => deletedAt !== null],
};

const OVER: ReadonlySet<unknown> = new Set([
  'removed',
  'retired',
  'released',
  'revoked',
  'accepted',
  'completed',
  'cancelled',
]);

const isLive = (record: object): boolean =>
  !OVER.has((record as { readonly status?: unknown }).status) &&
  ((record as { readonly deletedAt?: unknown }).deletedAt ?? null) === null;
