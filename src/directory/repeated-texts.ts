/** How many texts are remembered; a power of two. */
const REMEMBERED = 256;

/**
 * Cuts texts out of a file so that one that comes again and again is one string: a column holds few words, as positions do, and each copy would
 * have to be kept. It is a short memory: of two texts that fall on the same place the later one is remembered.
 */
export const createRepeatedTexts = (): ((text: string, from: number, to: number) => string) => {
  const remembered = new Array<string>(REMEMBERED).fill('');
  return (text, from, to) => {
    if (from === to) return '';
    const place = (text.charCodeAt(from) * 31 + text.charCodeAt(to - 1) * 7 + to - from) & (REMEMBERED - 1);
    const known = remembered[place] ?? '';
    if (known.length === to - from && text.startsWith(known, from)) return known;
    const cut = text.slice(from, to);
    remembered[place] = cut;
    return cut;
  };
};
