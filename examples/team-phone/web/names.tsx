import { type Describable, describer, en, es, fr } from 'partyline/messages';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { call, get, type Person } from './api.js';
import { useAsk } from './use-ask.js';
import { LanguageContext, useWords } from './words.js';

interface Names {
  readonly people: readonly Person[];
  readonly member: (id: string) => string;
  readonly group: (id: string) => string;
  readonly number: (id: string) => string;
  readonly principal: (principal: string) => string;
}

const NamesContext = createContext<Names>({
  people: [],
  member: (id) => id,
  group: (id) => id,
  number: (id) => id,
  principal: (principal) => principal,
});

export const useNames = (): Names => useContext(NamesContext);

/** Puts what the library answers into the reader's language, with names for ids. */
export const useSay = (): ((what: Describable) => string) => {
  const language = useContext(LanguageContext);
  const { member, group, number } = useNames();
  return useMemo(
    () => describer({ en, es, fr }[language], { names: { member, group, number } }),
    [language, member, group, number],
  );
};

/** Loads the names once for every page. */
export const WithNames = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords();
  const people = useAsk(() => get<readonly Person[]>('/api/people'));
  const groups = useAsk(() => call('groups', 'list', { retired: true }));
  const numbers = useAsk(() => call('numbers', 'list', {}));
  const names = useMemo((): Names => {
    const memberNames = new Map((people ?? []).map(({ memberId, name }) => [memberId, name]));
    const groupNames = new Map(groups?.ok ? groups.value.map((one) => [one.groupId, `${one.emoji} ${one.name}`]) : []);
    const numberNames = new Map(numbers?.ok ? numbers.value.map((one) => [one.numberId, one.name]) : []);
    const member = (id: string) => memberNames.get(id) ?? id;
    const group = (id: string) => groupNames.get(id) ?? id;
    const number = (id: string) => numberNames.get(id) ?? id;
    const principal = (text: string) => {
      const [kind, id = ''] = text.split(/:(.*)/s);
      if (kind === 'member' || kind === 'owner') return member(id);
      if (kind === 'group') return group(id);
      if (kind === 'number') return `☎ ${number(id)}`;
      return kind === 'workspace' ? words.workspace : text;
    };
    return { people: people ?? [], member, group, number, principal };
  }, [people, groups, numbers, words]);
  return <NamesContext value={names}>{children}</NamesContext>;
};
