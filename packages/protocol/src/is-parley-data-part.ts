import type { ParleyDataPart } from './data-parley.ts';
import { type Fields, isRecord } from './is-record.ts';

const handoffStatuses = new Set<unknown>(['offered', 'requested', 'queued', 'taken', 'returned', 'closed']);
const groundingStatuses = new Set<unknown>(['grounded', 'not-found', 'conversational']);
const moderationStages = new Set<unknown>(['input', 'output']);
const moderationActions = new Set<unknown>(['warn', 'redact', 'block']);

const isText = (value: unknown) => typeof value === 'string';
const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isNumberOrAbsent = (value: unknown) => value === undefined || typeof value === 'number';
const isTextList = (value: unknown) => Array.isArray(value) && value.every(isText);

const isLocatorOrAbsent = (value: unknown) =>
  value === undefined ||
  (isRecord(value) &&
    (value.headings === undefined || isTextList(value.headings)) &&
    isNumberOrAbsent(value.page) &&
    isNumberOrAbsent(value.row));

const isDataOf = (type: unknown, data: Fields): boolean => {
  switch (type) {
    case 'data-parley-citation':
      return (
        isNumber(data.number) &&
        isText(data.passageId) &&
        isText(data.documentId) &&
        isText(data.title) &&
        isText(data.excerpt) &&
        isTextOrAbsent(data.url) &&
        isTextOrAbsent(data.quote) &&
        isLocatorOrAbsent(data.locator)
      );
    case 'data-parley-moderation':
      return (
        moderationStages.has(data.stage) &&
        moderationActions.has(data.action) &&
        isText(data.category) &&
        isTextOrAbsent(data.reason) &&
        (data.isRetracted === undefined || typeof data.isRetracted === 'boolean')
      );
    case 'data-parley-usage':
      return (
        isText(data.model) &&
        isNumber(data.inputTokens) &&
        isNumber(data.outputTokens) &&
        isNumberOrAbsent(data.costUsd)
      );
    case 'data-parley-handoff':
      return handoffStatuses.has(data.status) && isNumberOrAbsent(data.position) && isTextOrAbsent(data.personName);
    case 'data-parley-suggestions':
      return isTextList(data.suggestions);
    case 'data-parley-grounding':
      return groundingStatuses.has(data.status) && isNumber(data.confidence);
    default:
      return false;
  }
};

const hasParleyShape = (value: Fields): value is ParleyDataPart =>
  isText(value.id) && isRecord(value.data) && isDataOf(value.type, value.data);

/**
 * Checks a data part or chunk of our own, its data included.
 *
 * Use it before reading `data`: `data-${string}` also covers our types, so TypeScript alone leaves `data` unknown.
 */
export const isParleyDataPart = (value: unknown): value is ParleyDataPart => isRecord(value) && hasParleyShape(value);

/** The types that `isParleyDataPart` knows; any other `data-*` is an application's own. */
export const isParleyDataType = (type: string): type is ParleyDataPart['type'] =>
  type === 'data-parley-citation' ||
  type === 'data-parley-moderation' ||
  type === 'data-parley-usage' ||
  type === 'data-parley-handoff' ||
  type === 'data-parley-suggestions' ||
  type === 'data-parley-grounding';
