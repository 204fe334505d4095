import { expect, it } from 'vitest';
import { explore, summary } from './explore.js';
import { alphabet, beginning } from './world.js';

const full = process.env.PARTYLINE_FULL === '1';
const DEPTH = full ? 5 : 4;

it(
  `three people, a group, a number and a contact: whatever they do in ${DEPTH} steps, it holds together`,
  () => {
    const found = explore(beginning(), alphabet, { depth: DEPTH });
    console.info(`small world of ${alphabet.length} actions: ${summary(found)}`);
    expect(found.faults.slice(0, 20)).toEqual([]);
    expect(found.impossible).toEqual(impossible);
  },
  full ? 1_200_000 : 600_000,
);

/** What is tried in every state and never succeeds. */
const impossible = [
  'Dan accepts a week late',
  'Ben makes himself an owner',
  'Cleo makes herself an admin',
  'Ben founds another Sales',
];
