import { trickyTexts } from './sample-record.js';

/** Strings that break careless code. None holds personal data; all survive JSON. */
export const hostileTexts: readonly string[] = [
  ...trickyTexts,
  ' ',
  'prototype',
  'toString',
  'hasOwnProperty',
  'member:__proto__',
  'workspace',
  '\0',
  '\ud800',
  '\udc00tail',
  '\u202egnp.exe',
  'zero\u200bwidth',
  '\ufeff',
  'İSTANBUL ß ς ſ K',
  '💥'.repeat(70),
  'x'.repeat(10_240),
  '\u0301'.repeat(500),
  '../../etc/passwd',
];
