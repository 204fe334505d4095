import { operations } from './operations.js';

/** The name that a verb or query has in the service, such as `contacts.create`. */
export const operationNames: ReadonlyMap<unknown, string> = /* @__PURE__ */ new Map(
  Object.entries(operations).flatMap(([room, named]) =>
    Object.entries(named).map(([name, operation]) => [operation, `${room}.${name}`] as const),
  ),
);
