/**
 * Country calling codes with the fewest and most digits that may follow them, over every country that shares the code.
 * Source: the "possible lengths" of Google's libphonenumber metadata (2026), the ITU's ceiling of 15 digits applied; numbers that
 * can be dialled only within one area are left out for +1. Ranges, not lists: numbering plans grow, and a shape check that
 * is too clever refuses real people.
 */
// biome-ignore format: a table, one leading digit a block
const CALLING_CODES: readonly (readonly [code: number, fewest: number, most: number])[] = [
  [1, 10, 10], [7, 10, 14],
  [20, 8, 10], [211, 9, 9], [212, 9, 9], [213, 8, 9], [216, 8, 8], [218, 9, 9], [220, 7, 9], [221, 9, 9], [222, 8, 8], [223, 8, 8],
  [224, 8, 9], [225, 10, 10], [226, 8, 8], [227, 8, 8], [228, 8, 8], [229, 8, 10], [230, 7, 10], [231, 7, 9], [232, 8, 8], [233, 8, 9],
  [234, 8, 12], [235, 8, 8], [236, 8, 8], [237, 8, 9], [238, 7, 7], [239, 7, 7], [240, 9, 9], [241, 7, 8], [242, 9, 9], [243, 7, 10],
  [244, 9, 9], [245, 7, 9], [246, 7, 7], [247, 5, 6], [248, 7, 7], [249, 9, 9], [250, 8, 9], [251, 9, 9], [252, 6, 9], [253, 8, 8],
  [254, 7, 10], [255, 9, 9], [256, 9, 9], [257, 8, 8], [258, 8, 9], [260, 9, 9], [261, 9, 9], [262, 9, 9], [263, 7, 10], [264, 8, 9],
  [265, 7, 9], [266, 8, 8], [267, 7, 10], [268, 8, 9], [269, 7, 7], [27, 5, 10], [290, 4, 5], [291, 7, 7], [297, 7, 7], [298, 6, 6],
  [299, 6, 6],
  [30, 10, 12], [31, 5, 11], [32, 8, 9], [33, 9, 9], [34, 9, 9], [350, 8, 8], [351, 9, 9], [352, 4, 11], [353, 7, 10], [354, 7, 9],
  [355, 6, 9], [356, 8, 8], [357, 8, 8], [358, 5, 12], [359, 6, 12], [36, 8, 9], [370, 8, 8], [371, 8, 8], [372, 7, 10], [373, 8, 8],
  [374, 8, 8], [375, 6, 11], [376, 6, 9], [377, 8, 9], [378, 8, 10], [380, 9, 10], [381, 6, 12], [382, 8, 9], [383, 8, 12], [385, 7, 9],
  [386, 5, 8], [387, 8, 9], [389, 8, 8], [39, 6, 12],
  [40, 6, 9], [41, 9, 12], [420, 9, 12], [421, 6, 9], [423, 7, 9], [43, 4, 13], [44, 7, 10], [45, 8, 8], [46, 6, 12], [47, 5, 8],
  [48, 6, 10], [49, 4, 13],
  [500, 5, 5], [501, 7, 11], [502, 8, 11], [503, 7, 11], [504, 8, 11], [505, 8, 8], [506, 8, 10], [507, 7, 11], [508, 6, 9], [509, 8, 8],
  [51, 8, 9], [52, 10, 11], [53, 6, 10], [54, 10, 11], [55, 8, 11], [56, 9, 11], [57, 8, 11], [58, 10, 10], [590, 9, 9], [591, 8, 9],
  [592, 7, 7], [593, 8, 11], [594, 9, 9], [595, 6, 11], [596, 9, 9], [597, 6, 7], [598, 4, 12], [599, 7, 8],
  [60, 8, 10], [61, 5, 12], [62, 7, 13], [63, 6, 13], [64, 5, 10], [65, 8, 11], [66, 8, 13], [670, 7, 8], [672, 6, 6], [673, 7, 7],
  [674, 7, 7], [675, 7, 8], [676, 5, 7], [677, 5, 7], [678, 5, 7], [679, 7, 11], [680, 7, 7], [681, 6, 9], [682, 5, 5], [683, 4, 7],
  [685, 5, 10], [686, 5, 8], [687, 6, 6], [688, 5, 7], [689, 6, 9], [690, 4, 7], [691, 7, 7], [692, 7, 7],
  [800, 8, 8], [808, 8, 8], [81, 8, 13], [82, 5, 13], [84, 7, 10], [850, 8, 10], [852, 5, 11], [853, 7, 8], [855, 8, 10], [856, 8, 10],
  [86, 7, 12], [870, 9, 12], [878, 12, 12], [880, 6, 10], [881, 9, 12], [882, 7, 12], [883, 8, 12], [886, 7, 11], [888, 11, 11],
  [90, 7, 13], [91, 8, 13], [92, 8, 12], [93, 9, 9], [94, 9, 9], [95, 6, 10], [960, 7, 10], [961, 7, 8], [962, 8, 9], [963, 8, 9],
  [964, 8, 10], [965, 7, 8], [966, 9, 10], [967, 7, 9], [968, 7, 9], [970, 8, 10], [971, 5, 12], [972, 7, 12], [973, 8, 8],
  [974, 7, 11], [975, 7, 8], [976, 8, 10], [977, 8, 11], [979, 9, 9], [98, 4, 10], [992, 9, 9], [993, 8, 8], [994, 9, 9], [995, 9, 9],
  [996, 9, 10], [998, 9, 9],
];

/** One country calling code, and how many digits may follow it. */
export interface CallingCode {
  readonly code: number;
  readonly fewest: number;
  readonly most: number;
}

/** Indexed by the code, 1 to 999; a sparse array answers faster than a map. */
const BY_CODE: readonly (CallingCode | undefined)[] = /* @__PURE__ */ (() => {
  const table: (CallingCode | undefined)[] = new Array(1000).fill(undefined);
  for (const [code, fewest, most] of CALLING_CODES) table[code] = { code, fewest, most };
  return table;
})();

const digit = (digits: string, index: number): number => digits.charCodeAt(index) - 48;

/**
 * The calling code that digits begin with (no `+`, no `00`), or null where none is assigned. No code is the beginning of another, so
 * there is never a choice.
 *
 * @param from - where the digits begin in the text
 */
export const callingCodeOf = (digits: string, from = 0): CallingCode | null => {
  let code = 0;
  for (let i = from; i < from + 3 && i < digits.length; i++) {
    code = code * 10 + digit(digits, i);
    // No code begins with 0: `0049` has to lose its zeros first, and `000…` is nobody's.
    if (code === 0) return null;
    const found = BY_CODE[code];
    if (found !== undefined) return found;
  }
  return null;
};

/** The same for a number of up to three digits that may be a calling code. */
export const callingCodeByNumber = (code: number): CallingCode | undefined => BY_CODE[code];

/** How many digits the calling code itself takes. */
export const codeLength = (code: number): number => (code < 10 ? 1 : code < 100 ? 2 : 3);
