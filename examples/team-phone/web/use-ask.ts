import { createContext, useContext, useEffect, useState } from 'react';

/** Grows with everything that happens in the workspace; whoever uses it asks again. */
export const Version = createContext(0);

/** What a question is answered with; asked anew whenever something has happened. Null until the first answer. */
export const useAsk = <T>(ask: () => Promise<T>, about: readonly unknown[] = []): T | null => {
  const version = useContext(Version);
  const [answer, setAnswer] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for what it is about, and for every event
  useEffect(() => {
    let current = true;
    void ask().then((latest) => current && setAnswer(latest));
    return () => {
      current = false;
    };
  }, [version, ...about]);
  return answer;
};
