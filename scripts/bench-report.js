// What npm run bench measured, as Markdown: a table of engines side by side, one of figures and their goals, and how it was measured.

const number = (value) =>
  value.toLocaleString('en', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
const cell = (text) => String(text).replaceAll('|', '\\|');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(row)].join('\n');

/** How much of partyline's an engine needed; NaN where nobody compares, such as among counts. */
const ratioOf = ({ cells, ratios }, engine, first) =>
  ratios === undefined ? cells[engine] / cells[first] : (ratios[engine] ?? Number.NaN);

/** Within this a difference is noise. */
const EQUAL = 0.97;

const cellOf = (column, engine, first) => {
  const value = column.cells[engine];
  if (value === undefined) return '–';
  if (typeof value === 'string') return value;
  const ratio = ratioOf(column, engine, first);
  const text = Number.isFinite(ratio) ? `${number(value)} (${number(ratio)} ×)` : number(value);
  return ratio < EQUAL ? `**${text}**` : text;
};

/** Where partyline loses, in words. */
const losses = ({ engines, columns }) => {
  const [first] = engines;
  const lost = columns.flatMap((column) => {
    const faster = engines.filter(
      (engine) => typeof column.cells[engine] === 'number' && ratioOf(column, engine, first) < EQUAL,
    );
    const words = faster.map((engine) => `${engine} needs ${number(ratioOf(column, engine, first))} of it`);
    return words.length === 0 ? [] : [`${column.work}: ${words.join(', ')}`];
  });
  return lost.length === 0
    ? `Nothing here needs less than ${first}.`
    : `Where ${first} loses (bold; what another needs, as a part of what it needs): ${lost.join('; ')}.`;
};

const comparisonText = (comparison) => {
  const { title, about, engines, columns } = comparison;
  const [first] = engines;
  const head = ['', ...columns.map(({ work, unit }) => (unit === '' ? work : `${work}, ${unit}`))];
  const rows = engines.map((engine) => [engine, ...columns.map((column) => cellOf(column, engine, first))]);
  return [`### ${title}`, about, table(head, rows), losses(comparison)].join('\n\n');
};

/** A figure's row: what was measured, the goal, whether it is met. */
export const figureRow = ({ figure, measured, bound, unit, atLeast, met }) => [
  figure,
  `${number(measured)} ${unit}`.trim(),
  `${atLeast ? 'at least' : 'at most'} ${number(bound)} ${unit}`.trim(),
  met,
];

/** The section of one bench. */
export const section = ({ comparisons, figures, machine }) => {
  const { date, node, cpu, cores, memory, load, platform, packages } = machine;
  const versions = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  const where = `Measured ${date} on ${cores} × ${cpu}, ${memory} GB, ${platform}, Node ${node}, with a load of ${load} from others and itself`;
  return [
    ...comparisons.map(comparisonText),
    ...(figures.length === 0 ? [] : [table(['figure', 'measured', 'goal', 'met'], figures.map(figureRow))]),
    `${[where, ...(versions.length === 0 ? [] : [versions.join(', ')])].join('; ')}.`,
  ].join('\n\n');
};

/** The page with a bench's section put between its markers, or at the end where it has none yet; prose around them is kept. */
export const withSection = (page, bench, text) => {
  const [open, close] = [`<!-- bench:${bench} -->`, `<!-- /bench:${bench} -->`];
  const start = page.indexOf(open);
  const end = page.indexOf(close);
  const block = `${open}\n\n${text}\n\n${close}`;
  return start < 0 || end < start
    ? `${page.trimEnd()}\n\n## ${bench}\n\n${block}\n`
    : page.slice(0, start) + block + page.slice(end + close.length);
};
