import type { Catalogue } from '../catalogue.js';
import { access, silences, silent } from './access.js';
import { contacts } from './contacts.js';
import { conversations, handovers } from './conversations.js';
import { everywhere } from './everywhere.js';
import { files } from './files.js';
import { groupNames, groups, unreachable } from './groups.js';
import { issues } from './input.js';
import { diagnosis, insights, review } from './insights.js';
import { invitations, joining, obstacles } from './joining.js';
import { lines } from './lines.js';
import { members } from './members.js';
import { numbers } from './numbers.js';
import { pricing } from './pricing.js';
import { resources } from './resources.js';
import { decisions, permissions } from './roles.js';
import { duplicates, imports, notices, personal, planned, rows } from './rows.js';
import { words } from './words.js';

/** English. */
export const en: Catalogue = {
  locale: 'en',
  words,
  failures: {
    ...everywhere,
    ...members,
    ...numbers,
    ...groups,
    ...contacts,
    ...resources,
    ...conversations,
    ...files,
    ...pricing,
    ...insights,
  },
  issues,
  permissions,
  decisions,
  access,
  silences,
  silent,
  joining,
  invitations,
  obstacles,
  unreachable,
  handovers,
  groupNames,
  rows,
  personal,
  notices,
  duplicates,
  imports,
  planned,
  lines,
  diagnosis,
  review,
};
