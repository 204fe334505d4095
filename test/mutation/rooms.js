// What is mutated, room by room, and the tests that must notice: the room's own, its short laws, and nothing that takes long. They run in this
// order, so quick ones stand in front.

/** @type {Readonly<Record<string, { readonly mutate: readonly string[], readonly tests: readonly string[], readonly except?: readonly string[] }>>} */
export const rooms = {
  roles: {
    mutate: ['src/roles/**/*.ts'],
    tests: ['test/roles/**/*.test.ts', 'test/attacks/permission-table.test.ts', 'test/attacks/above-authority.test.ts'],
  },
  sharing: {
    mutate: ['src/sharing/**/*.ts'],
    tests: ['test/sharing/**/*.test.ts', 'test/visibility/access.test.ts', 'test/resources/**/*.test.ts'],
  },
  visibility: {
    mutate: ['src/visibility/**/*.ts', '!src/visibility/index-*.ts'],
    tests: ['test/visibility/**/*.test.ts'],
  },
  members: {
    mutate: ['src/members/**/*.ts'],
    tests: [
      'test/members/**/*.test.ts',
      'test/attacks/{owners,invitations,above-authority,removal}.test.ts',
      'test/lifecycle/{coming,going}.test.ts',
    ],
  },
  groups: {
    mutate: ['src/groups/**/*.ts'],
    tests: ['test/groups/**/*.test.ts', 'test/attacks/self-access.test.ts'],
  },
  pricing: {
    mutate: ['src/pricing/**/*.ts', '!src/pricing/currencies.ts'],
    tests: ['test/pricing/**/*.test.ts'],
    // A thread cannot change its time zone.
    except: ['test/pricing/zones.prop.test.ts'],
  },
  directory: {
    // Not the short way for ordinary rows: one that is taken too seldom is only slower, and a law holds it to the general one.
    mutate: ['src/directory/{check-row,columns,duplicates,email,header,phone,phone-key,scan-record,text-cell}.ts'],
    // Not the files of a megabyte each, against a clock, nor whole imports: they take long, and find what these have found.
    tests: [
      'test/directory/validate-directory-csv.test.ts',
      'test/directory/emails.test.ts',
      'test/directory/phones.test.ts',
      'test/directory/doubles.test.ts',
      'test/directory/small-files.test.ts',
      'test/directory/planned-import.test.ts',
      'test/directory/exchange.test.ts',
      'test/directory/pieces.prop.test.ts',
      'test/directory/corpus.test.ts',
    ],
  },
};
