/** Makes every line end `\n`, in text that comes in pieces: CR, CRLF and mixtures. A CR at the end of a piece waits for what follows. */
export const createNewlines = (): { push(text: string): string; end(): string } => {
  let held = false;
  return {
    push(text) {
      let piece = held ? `\r${text}` : text;
      held = piece.endsWith('\r');
      if (held) piece = piece.slice(0, -1);
      return piece.includes('\r') ? piece.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : piece;
    },
    end: () => (held ? '\n' : ''),
  };
};
