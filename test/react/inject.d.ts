import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The major version of React that the project's alias leads to. */
    react: string;
  }
}
