import type { WordTexts } from '../catalogue.js';

/** Words and parts of sentences. */
export const words = {
  unknown: 'This did not work. Please try again, or ask the support team.',
  labelled: '{field}: {sentence}',
  instant: '{day} at {time}',
  firstDay: null,
  moreIssues: {
    count: 'count',
    one: 'One more thing needs to be corrected.',
    other: '{count} more things need to be corrected.',
  },
  moreItems: { count: 'count', one: 'one more', other: '{count} more' },
  suggestion: 'Did you mean {suggestion}?',
  role: { owner: 'owner', admin: 'admin', member: 'member' },
  porting: {
    draft: 'a draft',
    submitted: 'submitted',
    accepted: 'accepted',
    rejected: 'rejected',
    completed: 'completed',
    cancelled: 'cancelled',
  },
  column: {
    name: 'Name',
    position: 'Position',
    email: 'E-mail',
    workPhone: 'Work phone',
    optionalPhone1: 'First optional phone',
    optionalPhone2: 'Second optional phone',
    end: 'End of the line',
    phone: 'Phone',
  },
  field: { name: 'Name', organization: 'Company', title: 'Position', email: 'E-mail', phone: 'Phone' },
} as const satisfies WordTexts;
