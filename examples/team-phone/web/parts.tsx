import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useSay } from './names.js';
import { useWords } from './words.js';

/** A window in front of the page; Escape closes it, and the focus goes back to where it was. */
export const Dialog = ({
  title,
  children,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) => {
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const words = useWords();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={ref} aria-labelledby={heading} onCancel={onClose}>
      <h2 id={heading}>{title}</h2>
      {children}
      <p className="actions">
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </dialog>
  );
};

type Failure = Parameters<ReturnType<typeof useSay>>[0];

/** Why something was refused, in the reader's language. */
export const Refusal = ({ error }: { readonly error: unknown }) => {
  const say = useSay();
  return error === null || error === undefined ? null : (
    <p role="alert" className="refusal">
      {say(error as Failure)}
    </p>
  );
};

export const Field = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
  <label className="field">
    <span>{label}</span>
    {children}
  </label>
);

/** A table that scrolls by itself where it does not fit. */
export const Table = ({
  label,
  head,
  children,
}: {
  readonly label: string;
  readonly head: readonly ReactNode[];
  readonly children: ReactNode;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="scroll" tabIndex={0} aria-label={label}>
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);
