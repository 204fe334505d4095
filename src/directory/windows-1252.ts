/** What windows-1252 puts at 0x80–0x9F; 0 where it puts nothing. Everything else is Latin-1. */
// biome-ignore format: sixteen a line, as code charts show them
const HIGH = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
] as const;

/** Characters handed to `String.fromCharCode` at once; engines limit the number of arguments. */
const BATCH = 4096;

/**
 * Decodes windows-1252. By hand, because `TextDecoder` reads these bytes as Latin-1 in several releases of Node. The five bytes without
 * a character become U+FFFD, so that whoever reads on can tell.
 */
export const decodeWindows1252 = (bytes: Uint8Array): string => {
  let text = '';
  for (let from = 0; from < bytes.length; from += BATCH) {
    const units: number[] = [];
    for (const byte of bytes.subarray(from, from + BATCH)) {
      units.push(byte >= 0x80 && byte <= 0x9f ? HIGH[byte - 0x80] || 0xfffd : byte);
    }
    text += String.fromCharCode(...units);
  }
  return text;
};
