/** Formatters that are kept: a team lives in few zones. */
const MOST = 64;

/**
 * The formatters of one shape, by time zone; null for a zone that this machine does not know. They are kept, since making one costs some
 * sixty times what using it does.
 */
export const zoneFormatters = (
  shape: Omit<Intl.DateTimeFormatOptions, 'timeZone'>,
): ((zone: string) => Intl.DateTimeFormat | null) => {
  const formatters = new Map<string, Intl.DateTimeFormat | null>();
  return (zone) => {
    const known = formatters.get(zone);
    if (known !== undefined) return known;
    if (formatters.size >= MOST) formatters.clear();
    const made = newFormatter({ ...shape, timeZone: zone });
    formatters.set(zone, made);
    return made;
  };
};

const newFormatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | null => {
  try {
    return new Intl.DateTimeFormat('en-US', options);
  } catch {
    return null;
  }
};
