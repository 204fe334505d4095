// Which room may import from which: section "The house" of CONTRIBUTING.md, as data for dependency-cruiser.

export const nouns = [
  'members',
  'numbers',
  'groups',
  'contacts',
  'resources',
  'snippets',
  'conversations',
  'directory',
  'pricing',
  'insights',
];
const below = ['kernel', 'roles', 'sharing', 'visibility', 'workspace'];

/** A room and the other rooms it may import from. A room that is not listed may import from none. */
export const mayImport = {
  kernel: [],
  roles: ['kernel'],
  sharing: ['kernel', 'roles'],
  visibility: ['kernel', 'roles', 'sharing'],
  workspace: ['kernel', 'roles', 'sharing', 'visibility'],
  // A noun meets another noun at its door only, see the rules.
  ...Object.fromEntries(nouns.map((noun) => [noun, [...below, ...nouns.filter((other) => other !== noun)]])),
  lifecycle: [...below, ...nouns],
  adapters: below,
  openfga: below,
  service: [...below, ...nouns, 'lifecycle', 'adapters'],
  react: ['kernel', 'roles', 'sharing', 'visibility'],
  messages: [],
  testing: [...below, ...nouns, 'lifecycle', 'adapters', 'service', 'messages'],
};
