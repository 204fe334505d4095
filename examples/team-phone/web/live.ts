import { displayName } from 'partyline/contacts';
import type { LiveDelta } from 'partyline/service';
import { useEffect, useRef, useState } from 'react';
import { viewer } from './api.js';

/** Something that came into the list or went from it while one was looking. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly type: 'appeared' | 'vanished' | 'changed';
}

/** Follows what happens: a version that grows with everything, and notices of what it means to one's own list. */
export const useLive = (): { readonly version: number; readonly notices: readonly Notice[] } => {
  const [version, setVersion] = useState(0);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  /** The names of what was seen: of what has vanished nothing is told any more but its id. */
  const names = useRef(new Map<string, string>());
  useEffect(() => {
    if (viewer() === '') return;
    const source = new EventSource(`/api/live/${encodeURIComponent(viewer())}`);
    // What happened before the connection stood, or while it was lost, nobody told.
    for (const type of ['open', 'changed']) source.addEventListener(type, () => setVersion((count) => count + 1));
    source.addEventListener('deltas', ({ data }: MessageEvent<string>) => {
      const fresh = (JSON.parse(data) as LiveDelta[]).flatMap((delta) => noticeOf(delta, names.current));
      if (fresh.length === 0) return;
      setVersion((count) => count + 1);
      setNotices((known) => [...known, ...fresh].slice(-4));
      setTimeout(() => setNotices((known) => known.filter((notice) => !fresh.includes(notice))), 6_000);
    });
    return () => source.close();
  }, []);
  return { version, notices };
};

let next = 0;

const noticeOf = (delta: LiveDelta, names: Map<string, string>): readonly Notice[] => {
  if (!('resource' in delta) || delta.resource.kind !== 'contact') return [];
  const { id } = delta.resource;
  if ('record' in delta && 'firstName' in delta.record) names.set(id, displayName(delta.record));
  if (delta.type !== 'appeared' && delta.type !== 'vanished' && delta.type !== 'changed') return [];
  return [{ id: ++next, text: names.get(id) ?? '…', type: delta.type }];
};
