import { isFields } from '../is-fields.ts';
import type { ConversationSummary } from '../ports/storage.ts';

/** Whether a value that was parsed from a store or a response is a line of a list of conversations. */
export const isConversationSummary = (value: unknown): value is ConversationSummary =>
  isFields(value) &&
  typeof value.id === 'string' &&
  typeof value.title === 'string' &&
  typeof value.preview === 'string' &&
  typeof value.createdAtMs === 'number' &&
  typeof value.updatedAtMs === 'number' &&
  typeof value.messageCount === 'number';
