import { displayName } from 'partyline/contacts';
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
  readonly contact: (id: string) => string;
  readonly principal: (principal: string) => string;
  readonly roles: (roles: readonly string[]) => string;
}

const NamesContext = createContext<Names>({
  people: [],
  member: (id) => id,
  group: (id) => id,
  number: (id) => id,
  contact: (id) => id,
  principal: (principal) => principal,
  roles: (roles) => roles.join(', '),
});

export const useNames = (): Names => useContext(NamesContext);

const catalogues = { en, fr, es };

/** What the library has for words in the reader's language: names of roles and columns. */
export const useLibraryWords = () => catalogues[useContext(LanguageContext)].words;

/** Puts what the library answers into the reader's language, with names for ids. */
export const useSay = (): ((what: Describable) => string) => {
  const language = useContext(LanguageContext);
  const { member, group, number, contact } = useNames();
  return useMemo(
    () => describer(catalogues[language], { names: { member, group, number, contact } }),
    [language, member, group, number, contact],
  );
};

/** Loads the names once for every page. */
export const WithNames = ({ children }: { readonly children: ReactNode }) => {
  const words = useWords();
  const { role: roleNames } = useLibraryWords();
  const people = useAsk(() => get<readonly Person[]>('/api/people'));
  const groups = useAsk(() => call('groups', 'list', { retired: true }));
  const numbers = useAsk(() => call('numbers', 'list', {}));
  const contacts = useAsk(() => call('contacts', 'list', { limit: 200 }));
  const names = useMemo((): Names => {
    const memberNames = new Map((people ?? []).map(({ memberId, name }) => [memberId, name]));
    const groupNames = new Map(groups?.ok ? groups.value.map((one) => [one.groupId, `${one.emoji} ${one.name}`]) : []);
    const numberNames = new Map(numbers?.ok ? numbers.value.map((one) => [one.numberId, one.name]) : []);
    const contactNames = new Map(
      contacts?.ok ? contacts.value.items.map(({ id, record }) => [id, displayName(record)]) : [],
    );
    const member = (id: string) => memberNames.get(id) ?? id;
    const group = (id: string) => groupNames.get(id) ?? id;
    const number = (id: string) => numberNames.get(id) ?? id;
    const contact = (id: string) => contactNames.get(id) ?? id;
    const principal = (text: string) => {
      const [kind, id = ''] = text.split(/:(.*)/s);
      if (kind === 'member' || kind === 'owner') return member(id);
      if (kind === 'group') return group(id);
      if (kind === 'number') return `☎ ${number(id)}`;
      return kind === 'workspace' ? words.workspace : text;
    };
    const roles = (names: readonly string[]) =>
      names
        .map((name) => (Object.hasOwn(roleNames, name) ? roleNames[name as keyof typeof roleNames] : name))
        .join(', ');
    return { people: people ?? [], member, group, number, contact, principal, roles };
  }, [people, groups, numbers, contacts, words, roleNames]);
  return <NamesContext value={names}>{children}</NamesContext>;
};
