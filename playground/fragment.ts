/** The address after `#`: the name of a part and its state, such as `#roles=eyJh…`. */
export const readFragment = (): { readonly part: string; readonly state: unknown } => {
  const [part = '', packed = ''] = location.hash.slice(1).split('=', 2);
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    return { part, state: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch {
    return { part, state: null };
  }
};

/** Puts a state into the address, so that it can be sent to somebody; the history is not filled with it. */
export const writeFragment = (part: string, state: unknown): void => {
  let binary = '';
  for (const byte of new TextEncoder().encode(JSON.stringify(state))) binary += String.fromCharCode(byte);
  const packed = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  history.replaceState(null, '', `#${part}=${packed}`);
};
