import type { Chunk } from './chunk.ts';
import { isErrorCode } from './error-code.ts';
import { isParleyDataPart, isParleyDataType } from './is-parley-data-part.ts';
import { type Fields, isRecord } from './is-record.ts';

/** What a frame turned out to be. `unknown` is a type this version does not know: skip it; the page may be older than the relay. */
export type ParsedChunk =
  | { readonly type: 'chunk'; readonly chunk: Chunk }
  | { readonly type: 'unknown'; readonly value: unknown }
  | { readonly type: 'malformed'; readonly reason: string };

const finishReasons = new Set<unknown>(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other']);

const isText = (value: unknown) => typeof value === 'string';
const isTextOrAbsent = (value: unknown) => value === undefined || typeof value === 'string';
const isFlagOrAbsent = (value: unknown) => value === undefined || typeof value === 'boolean';

/** `null` stands for a type that is not known. */
const checkFields = (value: Fields): boolean | null => {
  switch (value.type) {
    case 'text-delta':
    case 'reasoning-delta':
      return isText(value.id) && isText(value.delta);
    case 'text-start':
    case 'text-end':
    case 'reasoning-start':
    case 'reasoning-end':
      return isText(value.id);
    case 'start':
      return isTextOrAbsent(value.messageId);
    case 'start-step':
    case 'finish-step':
    case 'message-metadata':
      return true;
    case 'finish':
      return value.finishReason === undefined || finishReasons.has(value.finishReason);
    case 'abort':
      return isTextOrAbsent(value.reason);
    case 'error':
      return isText(value.errorText) && (value.code === undefined || isErrorCode(value.code));
    case 'tool-input-start':
    case 'tool-input-available':
      return isText(value.toolCallId) && isText(value.toolName) && isFlagOrAbsent(value.dynamic);
    case 'tool-input-delta':
      return isText(value.toolCallId) && isText(value.inputTextDelta);
    case 'tool-input-error':
      return (
        isText(value.toolCallId) && isText(value.toolName) && isText(value.errorText) && isFlagOrAbsent(value.dynamic)
      );
    case 'tool-approval-request':
      return isText(value.approvalId) && isText(value.toolCallId) && isTextOrAbsent(value.reason);
    case 'tool-output-available':
      return isText(value.toolCallId) && isFlagOrAbsent(value.preliminary);
    case 'tool-output-error':
      return isText(value.toolCallId) && isText(value.errorText);
    case 'tool-output-denied':
      return isText(value.toolCallId);
    case 'source-url':
      return isText(value.sourceId) && isText(value.url) && isTextOrAbsent(value.title);
    case 'source-document':
      return isText(value.sourceId) && isText(value.mediaType) && isText(value.title) && isTextOrAbsent(value.filename);
    case 'file':
      return isText(value.url) && isText(value.mediaType);
    default:
      if (typeof value.type !== 'string' || !value.type.startsWith('data-')) return null;
      if (!isTextOrAbsent(value.id) || !isFlagOrAbsent(value.transient)) return false;
      return isParleyDataType(value.type) ? isParleyDataPart(value) : true;
  }
};

const isChunk = (value: Fields): value is Chunk => checkFields(value) === true;

/** What other back ends do with optional fields: `null` for absent, finish reasons and codes of their own. */
const repair = (value: Fields): Fields => {
  const fields = Object.entries(value).filter(
    ([name, field]) => field !== null && !(name === 'code' && value.type === 'error' && !isErrorCode(field)),
  );
  const repaired: Fields = Object.fromEntries(fields);
  return repaired.type === 'finish' && !finishReasons.has(repaired.finishReason)
    ? { ...repaired, finishReason: 'other' }
    : repaired;
};

/**
 * Reads one parsed JSON value as a chunk.
 *
 * A right chunk comes back as the very object that went in, unknown fields included; nothing is copied. Read fields by
 * name and never merge the object into another.
 */
export const parseChunk = (value: unknown): ParsedChunk => {
  if (!isRecord(value)) return { type: 'malformed', reason: 'A chunk must be an object.' };
  if (isChunk(value)) return { type: 'chunk', chunk: value };
  if (typeof value.type !== 'string') return { type: 'malformed', reason: 'A chunk must have a type.' };
  if (checkFields(value) === null) return { type: 'unknown', value };
  const repaired = repair(value);
  if (isChunk(repaired)) return { type: 'chunk', chunk: repaired };
  return {
    type: 'malformed',
    reason: `A field of a \`${value.type.slice(0, 40)}\` chunk is missing or of the wrong type.`,
  };
};
