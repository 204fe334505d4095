import { inForce } from '../../sharing/index.js';
import { type FieldSort, fieldSort } from '../field-sorts.js';
import { hostileTexts } from '../hostile-texts.js';
import { type Maker, makeBySchema } from '../schema-maker.js';
import type { AnyOperation } from './operation.js';
import type { Scene } from './scene.js';

const MINUTE = 60_000;

/** SHA-256 in hexadecimal, or what looks like one. */
const hashOf = (scene: Scene): string => scene.turn.toString(16).padStart(64, 'a0');

/** A token that fits what is in mind, where there is one; for something new, one of its own. */
const tokenHash = (scene: Scene): string => {
  const waiting = [
    scene.record('invitation', scene.inMind('invitation')),
    scene.record('addressChange', scene.inMind('member')),
  ].flatMap((record) => (record === null ? [] : [record.tokenHash]));
  return scene.picks.chance(0.8) ? (scene.picks.one(waiting) ?? hashOf(scene)) : hashOf(scene);
};

const instant = (scene: Scene): number => scene.at + scene.picks.of(-1, 0, 1, 5, 60, 1_440) * MINUTE;

const NAMES = [
  'Dora',
  'dora',
  'Émile',
  '李',
  'Zoë Ng',
  'ß',
  '\u{1f600}',
  '\uff21',
  '__proto__',
  'constructor',
  'Straße',
  'STRASSE',
] as const;

/** What fields of each sort hold in a scene; of the others, their schema says enough. */
const sorted: { readonly [Sort in FieldSort]?: (scene: Scene) => unknown } = {
  opens: () => '09:00',
  closes: () => '17:00',
  address: (scene) => scene.address(),
  domain: (scene) => scene.picks.of('acme.example', 'acme.example', 'elsewhere.example'),
  digest: hashOf,
  e164: (scene) => `+1555${String(scene.turn).padStart(7, '0')}`,
  writtenPhone: (scene) => `+49301${String(scene.turn).padStart(6, '0')}`,
  zone: (scene) => scene.picks.of('Europe/Berlin', 'America/New_York', 'UTC'),
  emoji: (scene) => scene.picks.of('📞', '🇫🇷', '👥'),
  role: (scene) => scene.roles(),
};

/** What points at something in the scene, or fits it, by the end of the path. */
const fitting: readonly (readonly [path: RegExp, make: (scene: Scene) => unknown])[] = [
  [/(^|\.)(member|successor|numbersSuccessor|owner)Ids?$/i, (scene) => scene.id('member')],
  [/^(?!.*days\.\w+\.)(.*\.)?(to|from|assignee(Id)?|viewerId)$/, (scene) => scene.id('member')],
  [/(^|\.)groupIds?$/, (scene) => scene.id('group')],
  [/(^|\.)numberIds?$/, (scene) => scene.id('number')],
  [/(^|\.)numbers\.id$/, (scene) => scene.id('number')],
  [/(^|\.)contactIds?$/, (scene) => scene.id('contact')],
  [/(^|\.)snippetIds?$/, (scene) => scene.id('snippet')],
  [/(^|\.)invitationIds?$/, (scene) => scene.id('invitation')],
  [/(^|\.)portingIds?$/, (scene) => scene.id('porting')],
  [
    /(^|\.)grantIds$/,
    (scene) =>
      scene.picks.one(
        scene.ids(
          'grant',
          (grant) => grant.principal === `group:${scene.inMind('group')}` || !inForce(grant, scene.at),
        ),
      ) ?? 'none',
  ],
  [/(^|\.)principals?$/, (scene) => scene.principal()],
  [/(^|\.)resources?$/, (scene) => scene.resource()],
  [/(^|\.)found$/, (scene) => scene.record('domain', scene.inMind('domain'))?.challenge ?? 'nothing'],
  [/(^|\.)tokenHash$/, tokenHash],
  [/(^|\.)(until|at|expiresAt)$/, instant],
  [/(^|\.)(limit|size|seconds)$/, (scene) => 5 + scene.picks.below(6)],
  [/(^|\.)offset$/, (scene) => scene.picks.below(3)],
  [/(^|\.)acknowledged$/, () => true],
  [/(^|\.)submit$/, (scene) => scene.picks.chance(0.7)],
];

/** How a field is filled, where that is known better than from its schema. */
const fillingOf = (path: string): ((scene: Scene) => unknown) | undefined => {
  const sort = fieldSort(path);
  return fitting.find(([pattern]) => pattern.test(path))?.[1] ?? (sort === undefined ? undefined : sorted[sort]);
};

/** Makes inputs for a scene; what is in a list is in it once. */
const makerFor = (scene: Scene, creates: boolean): Maker<() => unknown> => {
  const { picks } = scene;
  const nasty = () => picks.one(hostileTexts);
  return {
    field: (path, type) => {
      // Of something that is made, the host may bring the id: one that nobody has.
      if (creates && /^(contact|group|snippet|resource)Id$/.test(path)) return () => `own-${scene.turn}`;
      if (type === 'optional' || type === 'default' || type === 'nullable') return undefined;
      if (scene.isHostile && type === 'string' && picks.chance(0.15)) return nasty;
      const make = fillingOf(path);
      if (make === undefined || (type === 'array' && !/roles$/.test(path))) return undefined;
      return () => make(scene);
    },
    id: () => () => scene.id('member'),
    instant: () => () => instant(scene),
    principal: () => () => scene.principal(),
    text: () => () => {
      if (scene.isHostile && picks.chance(0.6)) return nasty();
      return picks.chance(0.5) ? `Name ${scene.turn}` : picks.of(...NAMES);
    },
    int: () => () => picks.below(5),
    number: () => () => picks.below(5),
    boolean: () => () => picks.chance(0.5),
    oneOf: (values) => () => picks.one(values),
    either: (options) => () => picks.one(options)?.(),
    nullable: (made) => () => (picks.chance(0.2) ? null : made()),
    list: (element) => () => {
      const made = Array.from({ length: 1 + picks.below(2) }, element);
      return [...new Map(made.map((one) => [JSON.stringify(one), one])).values()];
    },
    tuple: (made) => () => made.map((one) => one()),
    object: (entries) => () =>
      Object.fromEntries(
        entries.flatMap(([key, made, optional]) => (optional && picks.chance(0.5) ? [] : [[key, made()] as const])),
      ),
    dictionary: () => () => ({}),
  };
};

/** An input for an operation, as somebody might give it who has this scene before them: plain JSON. */
export const inputOf = (operation: AnyOperation, path: string, scene: Scene): object => {
  const maker = makerFor(scene, /\.(create|add|define)$/.test(path));
  return makeBySchema(operation.input, maker)() as object;
};
