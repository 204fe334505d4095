/** `realistic` makes what people type; `hostile` makes what breaks careless code, beside it. */
export type Profile = 'realistic' | 'hostile';
