import { definePolicy, type Policy } from '../../workspace/index.js';

/** Anything as JavaScript that makes it. */
const sourceOf = (value: unknown): string => {
  if (value instanceof Set) return `new Set(${JSON.stringify([...value])})`;
  return JSON.stringify(value);
};

const partOf = (policy: Policy, name: keyof Policy): string =>
  name === 'shareables'
    ? `[${policy.shareables.map(({ kind, permission }) => `shareable(${sourceOf(kind)}, ${sourceOf({ permission })})`).join(', ')}]`
    : sourceOf(policy[name]);

/** A policy as the call that makes it, of the parts that differ from the default. */
const policySource = (policy: Policy): string => {
  const plain = definePolicy();
  const parts = (Object.keys(policy) as (keyof Policy)[])
    .filter((name) => partOf(policy, name) !== partOf(plain, name))
    .map((name) => `${name}: ${partOf(policy, name)}`);
  return parts.length === 0 ? 'definePolicy()' : `definePolicy({ ${parts.join(', ')} })`;
};

/** The call that simulates the same again: the options that differ from the default, the policy whichever it is, and the deeds. */
export const callAgain = (
  options: Readonly<Record<string, number>>,
  defaults: Readonly<Record<string, number>>,
  policy: Policy,
  keep: readonly number[],
): string => {
  const given = Object.entries(options)
    .filter(([name, value]) => defaults[name] !== value)
    .map(([name, value]) => `${name}: ${value}`);
  return `simulate({ store, ${[...given, `policy: ${policySource(policy)}`, `keep: [${keep.join(', ')}]`].join(', ')} })`;
};
