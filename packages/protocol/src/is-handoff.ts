import type { Handoff } from './data-parley.ts';
import { isRecord } from './is-record.ts';

const statuses = new Set<unknown>(['offered', 'requested', 'queued', 'taken', 'returned', 'closed']);

/** Whether a parsed value is the state of being passed to a person. */
export const isHandoff = (value: unknown): value is Handoff => isRecord(value) && statuses.has(value.status);
