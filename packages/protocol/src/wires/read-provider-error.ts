import { isRecord } from '../is-record.ts';
import { failReply } from './fail-reply.ts';
import type { WireState } from './wire-state.ts';

/** Ends the reply when the provider says an error, in an object of OpenAI's kind or in words. Whether it did. */
export const readProviderError = (state: WireState, error: unknown): boolean => {
  if (error === undefined || error === null) return false;
  if (isRecord(error)) failReply(state, [error.status_code, error.status, error.code, error.type], error.message);
  else failReply(state, [], error);
  return true;
};
