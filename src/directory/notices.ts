import type { DirectoryNotice, NoticeCode } from './report.js';

/** Gathers notices by code, so that a file of 200,000 rows has no 200,000 of them. */
export const createNotices = (): {
  add(code: NoticeCode, line: number, count?: number): void;
  list(): readonly DirectoryNotice[];
} => {
  const found = new Map<NoticeCode, { line: number; count: number }>();
  return {
    add(code, line, count = 1) {
      const known = found.get(code);
      if (known === undefined) found.set(code, { line, count });
      else known.count += count;
    },
    list: () => [...found].map(([code, { line, count }]) => ({ code, line, count })),
  };
};
