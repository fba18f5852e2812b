import type { Chunk } from './chunk.ts';
import { isErrorCode } from './error-code.ts';
import { finishOutcomes } from './finish-outcomes.ts';
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

const isFinishReason = (field: unknown) => isText(field) && Object.hasOwn(finishOutcomes, String(field));

/** What may be absent, and is taken as absent when another back end fills it with something else. */
const optional = new Map([
  ...['id', 'messageId', 'title', 'filename', 'reason'].map((name) => [name, isText] as const),
  ['citations', Array.isArray],
  ['code', isErrorCode],
  ['finishReason', isFinishReason],
]);

const isChunk = (value: Fields, names: readonly string[]): value is Chunk =>
  names.every((name) => name === '' || isText(value[name]));

/** What other back ends do with optional fields: `null` for absent, finish reasons and codes of their own. */
const repair = (value: Fields): Fields => {
  const entries = Object.entries(value);
  const kept = entries.filter(([name, field]) => field !== null && optional.get(name)?.(field) !== false);
  if (kept.length === entries.length) return value;
  return { ...(value.finishReason != null && { finishReason: 'other' }), ...Object.fromEntries(kept) };
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
  const fields = isRecord(value) ? value : {};
  // Nearly all chunks are of these types.
  if (isDelta(fields)) return { type: 'chunk', chunk: fields };
  const { type } = fields;
  if (typeof type === 'string') {
    const names = type.startsWith('data-') ? [] : required.get(type);
    if (names === undefined) return { type: 'unknown', name: type, value };
    const repaired = repair(fields);
    if (isChunk(repaired, names)) return { type: 'chunk', chunk: repaired };
  }
  return { type: 'malformed', reason: 'A chunk needs a type and its texts.' };
};
