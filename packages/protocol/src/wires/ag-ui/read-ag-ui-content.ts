import type { Fields } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import type { AgUiState } from './ag-ui-state.ts';

type Kind = 'text' | 'reasoning';

const placeOf = (kind: Kind | 'call', id: unknown) => `${kind} ${readString(id)}`;

export const openAgUiText = (state: AgUiState, kind: Kind, id: unknown): void => {
  state.seenIds.add(id);
  openText(state, placeOf(kind, id), kind);
};

export const appendAgUiText = (state: AgUiState, kind: Kind, id: unknown, delta: unknown): void => {
  const key = placeOf(kind, id);
  if (!state.open.has(key)) state.seenIds.add(id);
  appendText(state, key, kind, delta);
};

export const openAgUiCall = (state: AgUiState, id: unknown, name: unknown): void => {
  state.seenIds.add(id);
  state.waitingCalls.add(id);
  openCall(state, placeOf('call', id), id, name);
};

export const appendAgUiInput = (state: AgUiState, id: unknown, delta: unknown): void =>
  appendInput(state, placeOf('call', id), delta);

export const closeAgUiPart = (state: AgUiState, kind: Kind | 'call', id: unknown): void =>
  closePart(state, placeOf(kind, id));

/** A piece that begins its part when need be and ends with the next event of another kind. A piece without an id goes on with the last. */
export const readAgUiChunk = (state: AgUiState, kind: Kind | 'call', id: unknown, frame: Fields): void => {
  const key = readString(id) === '' ? state.chunkKey : placeOf(kind, id);
  if (key === null || !key.startsWith(`${kind} `)) return;
  const partId = key.slice(kind.length + 1);
  if (!state.open.has(key)) {
    if (state.chunkKey !== null) closePart(state, state.chunkKey);
    state.chunkKey = key;
    if (kind === 'call') openAgUiCall(state, partId, frame.toolCallName);
    else openAgUiText(state, kind, partId);
  }
  const delta = readString(frame.delta);
  if (kind === 'call') appendAgUiInput(state, partId, delta);
  else appendAgUiText(state, kind, partId, delta);
};

/** What came of a call that the agent ran itself. */
export const readAgUiResult = (state: AgUiState, { toolCallId, content, error }: Fields): void => {
  const key = `result ${readString(toolCallId)}`;
  if (state.seenIds.has(key)) return;
  state.seenIds.add(key);
  state.waitingCalls.delete(toolCallId);
  closeAgUiPart(state, 'call', toolCallId);
  writeToolOutput(state, toolCallId, content, error ?? undefined);
};

/** What a provider wants back unchanged, for a thought or for a call whose input is under way. */
export const readAgUiEncrypted = (state: AgUiState, frame: Fields): void => {
  const { type, subtype, entityId, encryptedValue } = frame;
  const part = state.open.get(placeOf(subtype === 'tool-call' ? 'call' : 'reasoning', entityId));
  if (part === undefined) reportUnknown(state, type, frame);
  else part.metadata = { agUi: { encryptedValue } };
};

const readWhole = (state: AgUiState, kind: Kind, { id, content, encryptedValue }: Fields) => {
  if (readString(content) === '' || state.seenIds.has(id)) return;
  appendAgUiText(state, kind, id, content);
  const part = state.open.get(placeOf(kind, id));
  if (part !== undefined && encryptedValue !== undefined && kind === 'reasoning') {
    part.metadata = { agUi: { encryptedValue } };
  }
  closeAgUiPart(state, kind, id);
};

const readWholeCall = (state: AgUiState, call: Fields) => {
  const callee = readFields(call.function);
  if (state.seenIds.has(call.id)) return;
  openAgUiCall(state, call.id, callee.name);
  appendAgUiInput(state, call.id, callee.arguments);
  closeAgUiPart(state, 'call', call.id);
};

/** The whole conversation as the agent sees it: what follows the visitor's last message and was not streamed belongs to the reply. */
export const readAgUiMessages = (state: AgUiState, listed: unknown): void => {
  const messages = readList(listed);
  for (const message of messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1)) {
    if (message.role === 'reasoning') readWhole(state, 'reasoning', message);
    if (message.role === 'tool') readAgUiResult(state, message);
    if (message.role !== 'assistant') continue;
    readWhole(state, 'text', message);
    for (const call of readList(message.toolCalls)) readWholeCall(state, call);
  }
};
