import type { Chunk } from './chunk.ts';
import { isErrorCode } from './error-code.ts';
import { type Fields, isRecord } from './is-record.ts';

/** What a frame turned out to be. `unknown` is a type this version does not know: skip it; the page may be older than the relay. */
export type ParsedChunk =
  | { readonly type: 'chunk'; readonly chunk: Chunk }
  | { readonly type: 'unknown'; readonly name: string; readonly value: unknown }
  | { readonly type: 'malformed'; readonly reason: string };

const isText = (field: unknown) => typeof field === 'string';

/** The texts that make a chunk what it is, and the types that have them. */
const shapes: Readonly<Record<string, string>> = {
  '': 'start start-step finish-step reset-step message-metadata finish abort',
  id: 'text-start text-end reasoning-start reasoning-end steering-message',
  'id delta': 'text-delta reasoning-delta',
  'toolCallId toolName': 'tool-input-start tool-input-available',
  'toolCallId inputTextDelta': 'tool-input-delta',
  'toolCallId toolName errorText': 'tool-input-error',
  'toolCallId approvalId': 'tool-approval-request',
  approvalId: 'tool-approval-response',
  toolCallId: 'tool-output-available tool-output-denied',
  'toolCallId errorText': 'tool-output-error',
  'sourceId url': 'source-url',
  'sourceId mediaType title': 'source-document',
  'url mediaType': 'file reasoning-file',
  kind: 'custom',
  errorText: 'error',
};

const required = new Map(
  Object.entries(shapes).flatMap(([names, types]) => types.split(' ').map((type) => [type, names.split(' ')])),
);

const finishReasons = new Set<unknown>([
  'stop',
  'length',
  'content-filter',
  'tool-calls',
  'error',
  'interrupted',
  'other',
]);

/** What may be absent, and is taken as absent when another back end fills it with something else. */
const optional: Readonly<Record<string, (field: unknown) => boolean>> = {
  id: isText,
  messageId: isText,
  title: isText,
  filename: isText,
  reason: isText,
  citations: Array.isArray,
  code: isErrorCode,
};

/** `null` stands for a type that is not known. */
const checkFields = (value: Fields, type: string): boolean | null => {
  if (type.startsWith('data-')) return true;
  const names = required.get(type);
  return names === undefined ? null : names.every((name) => name === '' || isText(value[name]));
};

const isChunk = (value: Fields, type: string): value is Chunk => checkFields(value, type) === true;

const isRight = (name: string, field: unknown) => !Object.hasOwn(optional, name) || optional[name]?.(field) === true;

/** What other back ends do with optional fields: `null` for absent, finish reasons and codes of their own. */
const repair = (value: Fields): Fields => {
  const fields = Object.entries(value).filter(([name, field]) => field !== null && isRight(name, field));
  const isNewReason = value.type === 'finish' && value.finishReason != null && !finishReasons.has(value.finishReason);
  if (fields.length === Object.keys(value).length && !isNewReason) return value;
  return { ...Object.fromEntries(fields), ...(isNewReason && { finishReason: 'other' }) };
};

const isDelta = (
  value: Fields,
): value is Extract<Chunk, { readonly type: 'text-delta' | 'reasoning-delta' | 'tool-input-delta' }> => {
  const { type } = value;
  if (type === 'text-delta' || type === 'reasoning-delta') return isText(value.delta) && isText(value.id);
  return type === 'tool-input-delta' && isText(value.inputTextDelta) && isText(value.toolCallId);
};

/**
 * Reads one parsed JSON value as a chunk.
 *
 * A right chunk comes back as the very object that went in, unknown fields included; nothing is copied. Read fields by
 * name and never merge the object into another. The data of a `data-*` chunk is anyone's: `isParleyDataPart` checks ours.
 */
export const parseChunk = (value: unknown): ParsedChunk => {
  if (!isRecord(value)) return { type: 'malformed', reason: 'A chunk must be an object.' };
  // Nearly all chunks are of these types.
  if (isDelta(value)) return { type: 'chunk', chunk: value };
  const { type } = value;
  if (typeof type !== 'string') return { type: 'malformed', reason: 'A chunk must have a type.' };
  if (checkFields(value, type) === null) return { type: 'unknown', name: type, value };
  const repaired = repair(value);
  if (isChunk(repaired, type)) return { type: 'chunk', chunk: repaired };
  return { type: 'malformed', reason: `A field of a \`${type.slice(0, 40)}\` chunk is missing or of the wrong type.` };
};
