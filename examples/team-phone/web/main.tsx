import { PartylineProvider } from 'partyline/react';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchCapabilities, get, type Person, viewer } from './api.js';
import { type Notice, useLive } from './live.js';
import { useNames, WithNames } from './names.js';
import { Audit } from './pages/audit.js';
import { Billing } from './pages/billing.js';
import { Contacts } from './pages/contacts.js';
import { Directory } from './pages/directory.js';
import { Groups } from './pages/groups.js';
import { Join } from './pages/join.js';
import { Members } from './pages/members.js';
import { Numbers } from './pages/numbers.js';
import { Review } from './pages/review.js';
import { useAsk, Version } from './use-ask.js';
import { type Language, LanguageContext, languages, preferredLanguage, useWords } from './words.js';

const pages = {
  members: Members,
  numbers: Numbers,
  groups: Groups,
  contacts: Contacts,
  directory: Directory,
  billing: Billing,
  review: Review,
  audit: Audit,
} as const;
type PageName = keyof typeof pages;

const pageInAddress = (): PageName => {
  const name = location.hash.slice(2);
  return Object.hasOwn(pages, name) ? (name as PageName) : 'members';
};

const Shell = ({ onLanguage, notices }: { onLanguage: (language: Language) => void; notices: readonly Notice[] }) => {
  const words = useWords();
  const { people, roles: named } = useNames();
  const capabilities = useAsk(fetchCapabilities);
  const [page, setPage] = useState(pageInAddress);
  useEffect(() => {
    const follow = () => setPage(pageInAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const Page = pages[page];
  return (
    <PartylineProvider capabilities={capabilities}>
      <header>
        <strong>team-phone</strong>
        <nav aria-label="team-phone">
          {(Object.keys(pages) as PageName[]).map((name) => (
            <a key={name} href={`#/${name}`} aria-current={name === page ? 'page' : undefined}>
              {words[name]}
            </a>
          ))}
        </nav>
        <div className="settings">
          <label>
            <span>{words.viewAs}</span>
            <select value={viewer()} onChange={({ target }) => lookAs(target.value)}>
              {people.map(({ memberId, name, roles }) => (
                <option key={memberId} value={memberId}>
                  {name} ({named(roles)})
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{words.language}</span>
            <select
              value={document.documentElement.lang}
              onChange={({ target }) => onLanguage(target.value as Language)}
            >
              {Object.keys(languages).map((language) => (
                <option key={language}>{language}</option>
              ))}
            </select>
          </label>
        </div>
      </header>
      <main>
        <h1>{words[page]}</h1>
        {capabilities !== null && <Page key={viewer()} />}
      </main>
      <output className="notices" aria-live="polite">
        {notices.map(({ id, text, type }) => (
          <p key={id}>
            {text} {words[type]}
          </p>
        ))}
      </output>
    </PartylineProvider>
  );
};

/** Another pair of eyes: a new address, so that two windows can look as two people. */
const lookAs = (memberId: string): void => {
  const address = new URL(location.href);
  address.searchParams.set('as', memberId);
  location.assign(address);
};

const App = () => {
  const [language, setLanguage] = useState<Language>(preferredLanguage);
  document.documentElement.lang = language;
  const { version, notices } = useLive();
  const choose = (chosen: Language) => {
    localStorage.setItem('language', chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageContext value={language}>
      <Version value={version}>
        {location.hash.startsWith('#/join') ? (
          <Join />
        ) : (
          <WithNames>
            <Shell onLanguage={choose} notices={notices} />
          </WithNames>
        )}
      </Version>
    </LanguageContext>
  );
};

const start = async () => {
  if (viewer() === '' && !location.hash.startsWith('#/join')) {
    const [first] = await get<readonly Person[]>('/api/people');
    if (first !== undefined) return lookAs(first.memberId);
  }
  const root = document.getElementById('root');
  if (root !== null) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  }
};
void start();
