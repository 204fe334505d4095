import { createContact, explainContactAccess, manageAccess } from '../contacts/index.js';
import { importDirectory } from '../directory/index.js';
import { addGroupMembers, createGroup, removeGroupMembers } from '../groups/index.js';
import { addMember, changeRole, createWorkspace } from '../members/index.js';
import { addNumber, assignNumber, unassignNumber } from '../numbers/index.js';

/** Every verb and query, by the name it has in the service. The service is generated from this table. */
export const operations = {
  workspace: { create: createWorkspace },
  members: { add: addMember, changeRole },
  numbers: { add: addNumber, assign: assignNumber, unassign: unassignNumber },
  groups: { create: createGroup, addMembers: addGroupMembers, removeMembers: removeGroupMembers },
  contacts: { create: createContact, manageAccess, explainAccess: explainContactAccess },
  directory: { import: importDirectory },
} as const;
