import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { AgUiState } from './ag-ui-state.ts';

type Kind = 'text' | 'reasoning';

export const openAgUiText = (state: AgUiState, kind: Kind, id: string): Chunk[] => {
  const chunks: Chunk[] = [];
  state.seenIds.add(id);
  openText(state, `${kind} ${id}`, kind, chunks);
  return chunks;
};

export const appendAgUiText = (state: AgUiState, kind: Kind, id: string, delta: unknown): Chunk[] => {
  const key = `${kind} ${id}`;
  if (!state.open.has(key)) state.seenIds.add(id);
  return appendText(state, key, kind, readString(delta));
};

export const openAgUiCall = (state: AgUiState, id: string, name: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  state.seenIds.add(id);
  state.waitingCalls.add(id);
  openCall(state, `call ${id}`, { id, name }, chunks);
  return chunks;
};

export const appendAgUiInput = (state: AgUiState, id: string, delta: unknown): Chunk[] =>
  appendInput(state, `call ${id}`, readString(delta));

export const closeAgUiPart = (state: AgUiState, kind: Kind | 'call', id: string): Chunk[] => {
  const chunks: Chunk[] = [];
  closePart(state, `${kind} ${id}`, chunks);
  return chunks;
};

/** A piece that begins its part when need be and ends with the next event of another kind. A piece without an id goes on with the last. */
export const readAgUiChunk = (state: AgUiState, kind: Kind | 'call', id: string, frame: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const key = id === '' ? state.chunkKey : `${kind} ${id}`;
  if (key === null || !key.startsWith(`${kind} `)) return chunks;
  const partId = key.slice(kind.length + 1);
  if (!state.open.has(key)) {
    chunks.push(
      ...(kind === 'call' ? openAgUiCall(state, partId, frame.toolCallName) : openAgUiText(state, kind, partId)),
    );
    state.chunkKey = key;
  }
  return chunks.concat(
    kind === 'call' ? appendAgUiInput(state, partId, frame.delta) : appendAgUiText(state, kind, partId, frame.delta),
  );
};

/** What came of a call that the agent ran itself. */
export const readAgUiResult = (state: AgUiState, message: Fields): Chunk[] => {
  const toolCallId = readString(message.toolCallId);
  const chunks = closeAgUiPart(state, 'call', toolCallId);
  state.waitingCalls.delete(toolCallId);
  if (readString(message.error) === '') {
    chunks.push({ type: 'tool-output-available', toolCallId, output: message.content, providerExecuted: true });
    return chunks;
  }
  state.report({ type: 'failure', detail: readString(message.error) });
  chunks.push({ type: 'tool-output-error', toolCallId, errorText: 'The tool failed.', providerExecuted: true });
  return chunks;
};

/** What a provider wants back unchanged, for a thought or for a call whose input is under way. */
export const readAgUiEncrypted = (state: AgUiState, frame: Fields): void => {
  const kind = frame.subtype === 'tool-call' ? 'call' : 'reasoning';
  const part = state.open.get(`${kind} ${readString(frame.entityId)}`);
  if (part === undefined) state.report({ type: 'unknown', name: 'REASONING_ENCRYPTED_VALUE', value: frame });
  else part.metadata = { agUi: { encryptedValue: frame.encryptedValue } };
};

const readWhole = (state: AgUiState, kind: Kind, { id, content, encryptedValue }: Fields): Chunk[] => {
  const text = readString(content);
  const key = readString(id);
  if (text === '' || state.seenIds.has(key)) return [];
  const chunks = [...openAgUiText(state, kind, key), ...appendAgUiText(state, kind, key, text)];
  const part = state.open.get(`${kind} ${key}`);
  if (part !== undefined && encryptedValue !== undefined && kind === 'reasoning') {
    part.metadata = { agUi: { encryptedValue } };
  }
  return chunks.concat(closeAgUiPart(state, kind, key));
};

const readWholeCall = (state: AgUiState, call: Fields): Chunk[] => {
  const id = readString(call.id);
  if (id === '' || state.seenIds.has(id)) return [];
  const callee = isRecord(call.function) ? call.function : {};
  return [
    ...openAgUiCall(state, id, callee.name),
    ...appendAgUiInput(state, id, callee.arguments),
    ...closeAgUiPart(state, 'call', id),
  ];
};

/** The whole conversation as the agent sees it: what follows the visitor's last message and was not streamed belongs to the reply. */
export const readAgUiMessages = (state: AgUiState, listed: unknown): Chunk[] => {
  const messages = Array.isArray(listed) ? listed.filter(isRecord) : [];
  const reply = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
  return reply.flatMap((message): Chunk[] => {
    switch (message.role) {
      case 'reasoning':
        return readWhole(state, 'reasoning', message);
      case 'assistant':
        return [
          ...readWhole(state, 'text', message),
          ...(Array.isArray(message.toolCalls) ? message.toolCalls.filter(isRecord) : []).flatMap((call) =>
            readWholeCall(state, call),
          ),
        ];
      case 'tool':
        if (state.seenIds.has(`result ${message.toolCallId}`)) return [];
        state.seenIds.add(`result ${message.toolCallId}`);
        return readAgUiResult(state, message);
      default:
        return [];
    }
  });
};
