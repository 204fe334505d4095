import { createContact, explainContactAccess, manageAccess } from '../contacts/index.js';
import { importDirectory } from '../directory/index.js';
import { addGroupMembers, createGroup, removeGroupMembers } from '../groups/index.js';
import { addMember, changeRole, createWorkspace } from '../members/index.js';
import {
  addNumber,
  assignNumber,
  cancelPorting,
  releaseNumber,
  requestPorting,
  ringPlan,
  setDoNotDisturb,
  setNumberMode,
  setNumberNotifications,
  setNumberOwner,
  setRingOrder,
  setSchedule,
  unassignNumber,
  updateNumberSettings,
  updatePorting,
} from '../numbers/index.js';

/** Every verb and query, by the name it has in the service. The service is generated from this table. */
export const operations = {
  workspace: { create: createWorkspace },
  members: { add: addMember, changeRole },
  numbers: {
    add: addNumber,
    updateSettings: updateNumberSettings,
    setOwner: setNumberOwner,
    setMode: setNumberMode,
    assign: assignNumber,
    unassign: unassignNumber,
    release: releaseNumber,
    setRingOrder,
    setNotifications: setNumberNotifications,
    setSchedule,
    setDoNotDisturb,
    ringPlan,
    requestPorting,
    updatePorting,
    cancelPorting,
  },
  groups: { create: createGroup, addMembers: addGroupMembers, removeMembers: removeGroupMembers },
  contacts: { create: createContact, manageAccess, explainAccess: explainContactAccess },
  directory: { import: importDirectory },
} as const;
