import { setTimeout as wait } from 'node:timers/promises';

/** How often is looked, with a pause after each look. A bound of time would run out sooner on a slow machine than on a quick one. */
const LOOKS = 6_000;
const PAUSE = 10;

/** Waits for what comes true by itself, and says what it was where it never does. */
export const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let look = 0; look < LOOKS; look++) {
    if (await holds()) return;
    await wait(PAUSE);
  }
  throw new Error(`in ${LOOKS} looks it never came true: ${what}`);
};
