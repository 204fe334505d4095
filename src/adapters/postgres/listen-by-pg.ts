import type { PgPool } from './from-pg.js';

/** How long to wait, after a connection was lost, before listening on another: in milliseconds. */
const AGAIN = 1_000;

/**
 * Hears a channel on a connection of the pool's that it keeps, and on another one whenever that is lost. The promise is done after the
 * first attempt; what it answers ends it.
 */
export const listenByPg = async (
  pool: PgPool,
  channel: string,
  listener: (payload: string) => void,
): Promise<() => Promise<void>> => {
  let ended = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let letGo = (): void => {};

  const later = (): void => {
    if (ended) return;
    clearTimeout(waiting);
    waiting = setTimeout(hear, AGAIN);
    // Whoever waits to listen keeps no process alive that is done otherwise.
    (waiting as { unref?: () => void }).unref?.();
  };

  const hear = async (): Promise<void> => {
    try {
      const connection = await pool.connect();
      let lent = true;
      // To lend a connection's room for nothing would use the pool up, and to give it back twice is an error of the driver's.
      letGo = () => {
        if (lent) connection.release(true);
        lent = false;
      };
      if (ended) return letGo();
      // Without a listener of its own, a lost connection would end the process.
      connection.on('error', () => {
        letGo();
        later();
      });
      connection.on('notification', ({ payload }) => listener(payload ?? ''));
      await connection.query({ text: `LISTEN "${channel}"`, values: [] });
    } catch {
      letGo();
      later();
    }
  };

  await hear();
  return async () => {
    ended = true;
    clearTimeout(waiting);
    letGo();
  };
};
