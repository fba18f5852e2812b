import type { Message } from '@parley/protocol';

/** Whether a message came to nothing, so that it may be tried again. */
export const hasFailed = ({ role, status }: Message): boolean => {
  if (status.type !== 'done') return false;
  return role === 'user' ? status.outcome !== 'complete' : status.outcome === 'error' || status.outcome === 'truncated';
};
