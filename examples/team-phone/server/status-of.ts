/** The HTTP status of a failure. What is hidden and what is not there read the same, here too. */
export const statusOf = (code: string): 400 | 403 | 404 | 409 => {
  if (code === 'invalid_input') return 400;
  if (code === 'permission_denied' || code.endsWith('_denied') || code === 'above_own_authority') return 403;
  if (code.endsWith('_not_found')) return 404;
  return 409;
};
