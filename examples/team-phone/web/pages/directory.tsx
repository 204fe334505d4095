import {
  type DirectoryReport,
  exportDirectoryCsv,
  type RejectedRow,
  rejectedRowsCsv,
  validateDirectoryCsv,
} from 'partyline/directory';
import { useState } from 'react';
import { call } from '../api.js';
import { useLibraryWords, useSay } from '../names.js';
import { Refusal, Table } from '../parts.js';
import { useWords } from '../words.js';

/** The file is judged in the browser, row by row, while it is read; only sound contacts go to the server. */
export const Directory = () => {
  const words = useWords();
  const say = useSay();
  const [progress, setProgress] = useState<number | null>(null);
  const [report, setReport] = useState<DirectoryReport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [imported, setImported] = useState<number | null>(null);

  const check = async (file: File) => {
    setImported(null);
    setProgress(0);
    const judged = await validateDirectoryCsv(file, {
      onProgress: ({ read, total }) => setProgress(total === null ? null : read / Math.max(1, total)),
    });
    setReport(judged.ok ? judged.value : null);
    setError(judged.ok ? null : judged.error);
    setProgress(null);
  };

  const importContacts = async (contacts: DirectoryReport['accepted']) => {
    const answer = await call('directory', 'import', { contacts });
    if (!answer.ok) return setError(answer.error);
    if ('value' in answer) setImported(answer.value.verdicts.filter(({ verdict }) => verdict === 'imported').length);
  };

  return (
    <>
      <label
        className="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          const [file] = event.dataTransfer.files;
          if (file !== undefined) void check(file);
        }}
      >
        {words.dropFile}
        <input
          type="file"
          accept=".csv"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file !== undefined) void check(file);
            target.value = '';
          }}
        />
      </label>
      {progress !== null && <progress aria-label={words.directory} value={progress} />}
      <Refusal error={error} />
      {report !== null && (
        <>
          <p role="status">
            {words.accepted}: {report.counts.accepted} · {words.rejected}: {report.counts.rejected} · {words.duplicates}
            : {report.counts.duplicates}
          </p>
          {report.notices.map((notice) => (
            <p key={notice.code}>
              <small>{say(notice)}</small>
            </p>
          ))}
          {report.accepted.length > 0 && (
            <button type="button" onClick={() => void importContacts(report.accepted)}>
              {words.import} ({report.accepted.length})
            </button>
          )}
          {imported !== null && (
            <p role="status">
              {imported} {words.imported}
            </p>
          )}
          {report.duplicates.map((row) => (
            <p key={row.line}>
              <small>{say(row)}</small>
            </p>
          ))}
          {report.rejected.length > 0 && (
            <>
              <p>
                <a
                  download="rejected.csv"
                  href={`data:text/csv;charset=utf-8,${encodeURIComponent(
                    rejectedRowsCsv(report, { reason: (problems) => problems.map((one) => say(one)).join(' ') }),
                  )}`}
                >
                  {words.downloadRejected}
                </a>
              </p>
              <p>{words.repairHint}</p>
              <Table label={words.rejected} head={[words.line, words.problems, words.actions]}>
                {report.rejected.map((row) => (
                  <Repair
                    key={row.line}
                    row={row}
                    onRepaired={(contacts) => {
                      setReport({ ...report, rejected: report.rejected.filter((other) => other !== row) });
                      void importContacts(contacts);
                    }}
                  />
                ))}
              </Table>
            </>
          )}
        </>
      )}
    </>
  );
};

const COLUMNS = ['name', 'position', 'email', 'workPhone', 'optionalPhone1', 'optionalPhone2'] as const;

/** A rejected row with its cells open for repair; checked by the same rules, alone. */
const Repair = ({
  row,
  onRepaired,
}: {
  readonly row: RejectedRow;
  readonly onRepaired: (contacts: DirectoryReport['accepted']) => void;
}) => {
  const words = useWords();
  const say = useSay();
  const { column: columns } = useLibraryWords();
  const [cells, setCells] = useState<readonly string[]>(() => COLUMNS.map((_, i) => row.cells[i] ?? ''));
  const [problems, setProblems] = useState(row.problems);
  const check = () => {
    const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
    const [header] = exportDirectoryCsv([]).csv.split('\r\n');
    const judged = validateDirectoryCsv(`${header}\n${line},\n`);
    if (!judged.ok) return;
    const [still] = judged.value.rejected;
    if (still !== undefined) setProblems(still.problems);
    else onRepaired(judged.value.accepted.map((contact) => ({ ...contact, line: row.line })));
  };
  return (
    <tr>
      <td>{row.line}</td>
      <td>
        {problems.map((one) => (
          <p key={`${one.code}${one.column}`} className="refusal">
            {say(one)}
          </p>
        ))}
        <div className="cells">
          {COLUMNS.map((column, index) => (
            <input
              key={column}
              aria-label={`${words.line} ${row.line}, ${columns[column]}`}
              placeholder={columns[column]}
              value={cells[index]}
              onChange={({ target }) => setCells(cells.map((old, i) => (i === index ? target.value : old)))}
            />
          ))}
        </div>
      </td>
      <td>
        <button type="button" onClick={check}>
          {words.checkAgain}
        </button>
      </td>
    </tr>
  );
};
