import { formatMoney, type Line, publishedPrices, type Quote, type Subscription, simulate } from 'partyline/pricing';
import { useCan } from 'partyline/react';
import { useContext, useState } from 'react';
import { get, post } from '../api.js';
import { useSay } from '../names.js';
import { Field, Refusal, Table } from '../parts.js';
import { useAsk } from '../use-ask.js';
import { LanguageContext, useWords } from '../words.js';

type Quoted = { readonly ok: true; readonly value: Quote };

export const Billing = () => {
  const words = useWords();
  const language = useContext(LanguageContext);
  const may = useCan('billing.manage');
  const [counter, setCounter] = useState(0);
  const subscription = useAsk(async () => (may ? get<Subscription>('/api/billing') : null), [may, counter]);
  const [seats, setSeats] = useState(1);
  const [numbers, setNumbers] = useState(0);
  const [quote, setQuote] = useState<Awaited<ReturnType<typeof post<Quoted>>> | null>(null);
  if (!may) return <p>{words.noRight}</p>;
  if (subscription === null) return null;
  const change = {
    id: `seats-${subscription.seats}-${subscription.numbers}-${seats}-${numbers}`,
    ...(seats > 0 ? { addSeats: seats } : {}),
    ...(numbers > 0 ? { addNumbers: numbers } : {}),
  };
  const money = (amount: number): string => {
    const written = formatMoney({ amount, currency: subscription.currency }, language);
    return written.ok ? written.value : String(amount);
  };
  const day = (at: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
  const commit = async () => {
    const answer = await post<Quoted>('/api/billing/change', change);
    setQuote(answer.ok ? null : answer);
    setCounter(counter + 1);
  };
  return (
    <>
      <dl>
        <dt>{words.plan}</dt>
        <dd>{subscription.plan}</dd>
        <dt>{words.seats}</dt>
        <dd>{subscription.seats}</dd>
        <dt>{words.numbers}</dt>
        <dd>{subscription.numbers}</dd>
        <dt>{words.period}</dt>
        <dd>
          {day(subscription.period.start)} – {day(subscription.period.end)}
        </dd>
      </dl>
      <form
        className="bar"
        onSubmit={async (event) => {
          event.preventDefault();
          setQuote(await post<Quoted>('/api/billing/quote', change));
        }}
      >
        <Field label={words.addSeats}>
          <input
            type="number"
            min={0}
            max={500}
            value={seats}
            onChange={({ target }) => setSeats(Number(target.value))}
          />
        </Field>
        <Field label={words.addNumbers}>
          <input
            type="number"
            min={0}
            max={500}
            value={numbers}
            onChange={({ target }) => setNumbers(Number(target.value))}
          />
        </Field>
        <button type="submit">{words.price}</button>
      </form>
      {quote !== null && !quote.ok && <Refusal error={quote.error} />}
      {quote?.ok && (
        <section>
          <p role="status">
            <strong>
              {words.due}: {money(quote.value.due)}
            </strong>
          </p>
          <details open>
            <summary>{words.arithmetic}</summary>
            <Arithmetic lines={quote.value.lines} money={money} />
          </details>
          <p className="actions">
            <button type="button" onClick={() => void commit()}>
              {words.commit}
            </button>
          </p>
        </section>
      )}
      <h2>{words.year}</h2>
      <Year subscription={subscription} change={quote?.ok ? change : null} money={money} day={day} />
    </>
  );
};

const Arithmetic = ({
  lines,
  money,
}: {
  readonly lines: readonly Line[];
  readonly money: (amount: number) => string;
}) => {
  const words = useWords();
  const say = useSay();
  return (
    <Table label={words.arithmetic} head={[words.what, words.arithmetic, words.due]}>
      {lines.map((line) => (
        <tr key={`${line.code}${line.kind}`}>
          <td>{say(line)}</td>
          <td>
            {line.quantity} × {money(line.unitPrice)} × {line.seconds.numerator.toLocaleString()} /{' '}
            {line.seconds.denominator.toLocaleString()} {words.seconds}
          </td>
          <td className="amount">{money(line.amount)}</td>
        </tr>
      ))}
    </Table>
  );
};

/** The period from end to end: how many seats are held when, what was paid for, and what is due when it ends. */
const Year = ({
  subscription,
  change,
  money,
  day,
}: {
  readonly subscription: Subscription;
  readonly change: { readonly id: string } | null;
  readonly money: (amount: number) => string;
  readonly day: (at: number) => string;
}) => {
  const words = useWords();
  const { start, end } = subscription.period;
  const now = Date.now();
  const run = simulate(subscription, change === null ? [] : [{ at: now, change }], end, { book: publishedPrices });
  if (!run.ok) return <Refusal error={run.error} />;
  const moments = run.value.moments;
  const after = moments.find(({ kind }) => kind === 'changed')?.seats ?? subscription.seats;
  const most = Math.max(after, subscription.seats, 1);
  const x = (at: number) => 40 + ((at - start) / (end - start)) * 540;
  const y = (seats: number) => 110 - (seats / most) * 80;
  const label = `${words.seats}: ${subscription.seats}${after === subscription.seats ? '' : ` → ${after}`}`;
  return (
    <svg className="year" viewBox="0 0 620 150" role="img" aria-label={label}>
      <rect
        x={x(start)}
        y={y(subscription.seats)}
        width={x(now) - x(start)}
        height={110 - y(subscription.seats)}
        className="past"
      />
      <rect x={x(now)} y={y(after)} width={x(end) - x(now)} height={110 - y(after)} className="coming" />
      <line x1={x(now)} x2={x(now)} y1={10} y2={116} className="now" />
      <text x={x(start)} y={130}>
        {day(start)}
      </text>
      <text x={x(end)} y={130} textAnchor="end">
        {day(end)}
      </text>
      <text x={x(now) + 4} y={20}>
        {label}
      </text>
      {moments.map(({ kind, at, invoice }) => (
        <text
          key={`${kind}${at}`}
          x={Math.min(x(at), 580)}
          y={146}
          textAnchor={at > (start + end) / 2 ? 'end' : 'start'}
        >
          {invoice ? money(invoice.due) : ''}
        </text>
      ))}
    </svg>
  );
};
