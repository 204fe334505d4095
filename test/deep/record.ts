import { appendFileSync } from 'node:fs';

/** One thing that was looked at in depth, for the table that `npm run test:deep` prints. */
export interface Proved {
  readonly what: string;
  /** States, seeds or cases. */
  readonly count: number;
  readonly how: string;
  /** Whether it is a property's runs, which are counted together. */
  readonly property?: boolean;
}

/** Leaves a line for the table; nowhere, where nobody asked for one. */
export const record = (proved: Proved): void => {
  const file = process.env.PARTYLINE_DEEP_REPORT;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(proved)}\n`);
};
