import type { Ports } from './ports.js';

/** What is said of a span: ids, codes and counts. */
export type Attributes = Readonly<Record<string, string | number>>;

/** The part of an OpenTelemetry span that is used. */
export interface Span {
  /** Notes something about what is done. */
  setAttribute(name: string, value: string | number): unknown;
  /** 2 means that what it spans threw. */
  setStatus(status: { readonly code: 2 }): unknown;
  /** It is over. */
  end(): void;
}

/** The part of an OpenTelemetry tracer that is used: `trace.getTracer('partyline')` is one as it stands. */
export interface Tracer {
  /** Begins a span, and runs what belongs to it. */
  startActiveSpan<T>(name: string, options: { readonly attributes: Attributes }, run: (span: Span) => T): T;
}

/** Says something of the span one is in. */
export type Note = (name: string, value: string | number) => void;

/** Does something within a span, if there is a tracer: once and with the same outcome, whatever becomes of the span. */
export const inSpan = <T>(
  { ports: { tracer } }: { readonly ports: Ports },
  name: string,
  attributes: Attributes,
  work: (note: Note) => Promise<T>,
): Promise<T> => {
  if (tracer === undefined) return work(() => {});
  let working: Promise<T> | null = null;
  try {
    const answer = tracer.startActiveSpan(name, { attributes }, (span) => {
      working ??= ending(span, work);
      return working;
    });
    // Whatever the work comes to is heard below.
    if (answer instanceof Promise) answer.catch(() => {});
  } catch {
    // A tracer that fails costs its span and nothing else.
  }
  working ??= work(() => {});
  return working;
};

const ending = async <T>(span: Span, work: (note: Note) => Promise<T>): Promise<T> => {
  try {
    return await work((name, value) => quietly(() => span.setAttribute(name, value)));
  } catch (error) {
    quietly(() => span.setStatus({ code: 2 }));
    throw error;
  } finally {
    quietly(() => span.end());
  }
};

const quietly = (say: () => unknown): void => {
  try {
    say();
  } catch {
    // As above.
  }
};
