import { type DirectoryReport, rejectedRowsCsv, validateDirectoryCsv } from 'partyline/directory';
import { describe } from 'partyline/messages';
import { element } from './element.js';

const SAMPLE = [
  'name,position,email,work phone,phone,phone,',
  'Ada Lovelace,Analyst,ada@example.com,004915112345678,,,',
  'Bob,,bob@,030 1234567,,,',
  '"Beck, Maria",Boss,maria@example.com,4.91222E+14,,,',
  'ada lovelace,,ADA@example.com,,,,',
  '"Stray quote,,stray@example.com,,,,',
].join('\n');

/** Checks a directory file as it is typed. Nothing leaves the browser; only the text is in the link. */
export const csvPart = (state: unknown, save: (state: string) => void): HTMLElement => {
  const report = element('div', { 'aria-live': 'polite' });
  const text = element('textarea', { 'aria-label': 'CSV', rows: 12, spellcheck: 'false' });
  text.value = typeof state === 'string' ? state : SAMPLE;

  const check = () => {
    save(text.value.slice(0, 4_000));
    const judged = validateDirectoryCsv(text.value);
    report.replaceChildren(
      ...(judged.ok ? findings(judged.value) : [element('p', { class: 'bad' }, describe(judged.error))]),
    );
  };
  const file = element('input', { type: 'file', accept: '.csv', 'aria-label': 'CSV file' });
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    const judged = await validateDirectoryCsv(chosen);
    report.replaceChildren(
      ...(judged.ok ? findings(judged.value) : [element('p', { class: 'bad' }, describe(judged.error))]),
    );
  });
  text.addEventListener('input', check);
  check();
  return element(
    'section',
    {},
    element('h1', {}, 'A CSV import that says everything'),
    file,
    element('div', { class: 'two' }, text, report),
  );
};

const findings = (report: DirectoryReport): readonly HTMLElement[] => {
  const { accepted, rejected, duplicates, notices, counts } = report;
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? []
      : [element('h2', {}, title), element('ul', {}, ...items.map((item) => element('li', {}, item)))];
  const people = accepted.map(
    ({ line, name, phones }) => `${line}: ${name} ${phones.map(({ e164 }) => e164).join(', ')}`,
  );
  const faults = rejected.flatMap(({ line, problems }) => problems.map((problem) => `${line}: ${describe(problem)}`));
  const link = `data:text/csv;charset=utf-8,${encodeURIComponent(rejectedRowsCsv(report))}`;
  return [
    element(
      'p',
      { class: 'counts' },
      `${counts.rows} rows = ${counts.accepted} accepted + ${counts.rejected} rejected + ${counts.duplicates} duplicates + ${counts.blank} blank`,
    ),
    ...list('Accepted', people),
    ...list('Rejected', faults),
    ...(rejected.length === 0
      ? []
      : [element('a', { download: 'rejected.csv', href: link }, 'The rejected rows, to repair')]),
    ...list(
      'Duplicates',
      duplicates.map((row) => `${row.line}: ${describe(row)}`),
    ),
    ...list(
      'Notices',
      notices.map((notice) => describe(notice)),
    ),
  ];
};
