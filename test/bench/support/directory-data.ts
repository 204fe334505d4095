/** A small generator of numbers that look random and are the same everywhere. */
const mulberry = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const FIRST = ['Ada', 'Müller', 'José', 'Maria', 'Jean', 'Zoë', 'Ines', 'Paul', 'Olga', 'Chen'];
const LAST = ['Beck', 'Smith', 'García', 'Lefèvre', 'Novák', 'Okafor', 'Rossi', 'Tanaka', 'Weber', 'Young'];
const ROLES = ['Security', 'Sécurité', 'Sales', '', 'Head of Support', 'Accounting', '', 'Driver'];

/** What is wrong in a faulty row; each is met about equally often. */
const FAULTS: readonly ((row: string[]) => string)[] = [
  (row) => [...row.slice(0, 2), 'no at sign', ...row.slice(3)].join(','),
  (row) => [...row.slice(0, 3), '4.91222E+14', ...row.slice(4)].join(','),
  (row) => [...row.slice(0, 3), '030 1234567', ...row.slice(4)].join(','),
  (row) => ['', ...row.slice(1)].join(','),
  (row) => row.slice(0, 4).join(','),
];

/**
 * A directory file of `rows` rows: a tenth faulty, a twentieth doubled. `quotes` quotes a tenth of the names; `strays` makes a fifth of the
 * faults a stray quote, after which papaparse alone no longer finds the rows.
 */
export const directoryFile = (rows: number, { quotes = true, strays = false, faulty = true } = {}): string => {
  const random = mulberry(rows);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const lines = ['name,position,email,work-phone,optional-phone-1,optional-phone-2,'];
  for (let i = 0; i < rows; i++) {
    const who = faulty && i > 10 && random() < 0.05 ? i - 7 : i;
    const name = quotes && random() < 0.1 ? `"${pick(LAST)}, ${pick(FIRST)}"` : `${pick(FIRST)} ${pick(LAST)}`;
    const other = random() < 0.3 ? `0044 20 ${7_000_0000 + (who % 900_0000)}` : '';
    const row = [name, pick(ROLES), `person.${who}@example.com`, `0049151${10_000_000 + who}`, other, '', ''];
    if (!faulty || random() >= 0.1) lines.push(row.join(','));
    else if (strays && random() < 0.2) lines.push(`"${row.join(',')}`);
    else lines.push(pick(FAULTS)(row));
  }
  return `${lines.join('\n')}\n`;
};
