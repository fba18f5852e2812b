import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { readString } from '../read-string.ts';
import type { AgUiState } from './ag-ui-state.ts';
import {
  appendAgUiInput,
  appendAgUiText,
  closeAgUiPart,
  openAgUiCall,
  openAgUiText,
  readAgUiChunk,
  readAgUiEncrypted,
  readAgUiMessages,
  readAgUiResult,
} from './read-ag-ui-content.ts';
import { readAgUiActivity, readAgUiCustom, readAgUiShared, readAgUiSubagent } from './read-ag-ui-data.ts';
import { beginAgUiRun, endAgUiRun, failAgUiRun } from './read-ag-ui-run.ts';

/** The place of thoughts in the first versions, which gave them no id. */
const thinking = 'thinking';

const reportUnknown = (state: AgUiState, name: string, value: unknown): Chunk[] => {
  state.report({ type: 'unknown', name, value });
  return [];
};

/** Ends what has no end of its own, once an event of another kind comes. */
const closePending = (state: AgUiState, type: string): Chunk[] => {
  const chunks: Chunk[] = [];
  if (state.endingKey !== null && type !== 'REASONING_ENCRYPTED_VALUE') {
    closePart(state, state.endingKey, chunks);
    state.endingKey = null;
  }
  if (state.chunkKey !== null && !type.endsWith('_CHUNK') && type !== 'RAW' && !type.startsWith('ACTIVITY_')) {
    closePart(state, state.chunkKey, chunks);
    state.chunkKey = null;
  }
  return chunks;
};

const readEvent = (state: AgUiState, type: string, frame: Fields): Chunk[] => {
  const messageId = readString(frame.messageId);
  const toolCallId = readString(frame.toolCallId);
  switch (type) {
    case 'TEXT_MESSAGE_START':
      if (readString(frame.role) !== '' && frame.role !== 'assistant') {
        // Words of others are no part of the reply; what follows under this id is skipped with them.
        state.seenIds.add(`other ${messageId}`);
        return reportUnknown(state, `${type} ${frame.role}`, frame);
      }
      return openAgUiText(state, 'text', messageId);
    case 'TEXT_MESSAGE_CONTENT':
      if (state.seenIds.has(`other ${messageId}`)) return [];
      return appendAgUiText(state, 'text', messageId, frame.delta);
    case 'TEXT_MESSAGE_END':
      return closeAgUiPart(state, 'text', messageId);
    case 'TEXT_MESSAGE_CHUNK':
      if (readString(frame.role) !== '' && frame.role !== 'assistant') return reportUnknown(state, type, frame);
      return readAgUiChunk(state, 'text', messageId, frame);
    case 'TOOL_CALL_START':
      return openAgUiCall(state, toolCallId, frame.toolCallName);
    case 'TOOL_CALL_ARGS':
      return appendAgUiInput(state, toolCallId, frame.delta);
    case 'TOOL_CALL_END':
      return closeAgUiPart(state, 'call', toolCallId);
    case 'TOOL_CALL_CHUNK':
      return readAgUiChunk(state, 'call', toolCallId, frame);
    case 'TOOL_CALL_RESULT':
      state.seenIds.add(`result ${toolCallId}`);
      return readAgUiResult(state, frame);
    case 'REASONING_MESSAGE_START':
      return openAgUiText(state, 'reasoning', messageId);
    case 'REASONING_MESSAGE_CONTENT':
      return appendAgUiText(state, 'reasoning', messageId, frame.delta);
    case 'REASONING_MESSAGE_CHUNK':
      return readAgUiChunk(state, 'reasoning', messageId, frame);
    case 'REASONING_MESSAGE_END':
      state.endingKey = `reasoning ${messageId}`;
      return [];
    case 'REASONING_ENCRYPTED_VALUE':
      readAgUiEncrypted(state, frame);
      return [];
    case 'THINKING_TEXT_MESSAGE_CONTENT':
    case 'THINKING_CONTENT':
      return appendAgUiText(state, 'reasoning', thinking, frame.delta);
    case 'THINKING_TEXT_MESSAGE_END':
    case 'THINKING_END':
      return closeAgUiPart(state, 'reasoning', thinking);
    case 'STATE_SNAPSHOT':
    case 'STATE_DELTA':
      return readAgUiShared(state, frame);
    case 'ACTIVITY_SNAPSHOT':
    case 'ACTIVITY_DELTA':
      return readAgUiActivity(state, frame);
    case 'MESSAGES_SNAPSHOT':
      return readAgUiMessages(state, frame.messages);
    case 'CUSTOM':
      return readAgUiCustom(state, frame);
    case 'RAW':
      return reportUnknown(state, type, frame.event);
    case 'STEP_STARTED':
      return [{ type: 'start-step' }];
    case 'STEP_FINISHED':
      return [{ type: 'finish-step' }];
    case 'SUBAGENT_STARTED':
    case 'SUBAGENT_FINISHED':
    case 'SUBAGENT_ERROR':
      return readAgUiSubagent(state, frame);
    case 'RUN_STARTED':
      return beginAgUiRun(state);
    case 'RUN_FINISHED':
      return endAgUiRun(state, frame);
    case 'RUN_ERROR':
      return failAgUiRun(state, frame);
    case 'REASONING_START':
    case 'REASONING_END':
    case 'THINKING_START':
    case 'THINKING_TEXT_MESSAGE_START':
      return [];
    default:
      return reportUnknown(state, type, frame);
  }
};

/**
 * Reads one event of AG-UI 1.0, those of 0.x included, bare or in the envelope `{ id, chunk }` that TanStack puts around
 * it to resume by.
 *
 * @see https://docs.ag-ui.com/concepts/events
 */
export const readAgUi = (state: AgUiState, frame: Fields): Chunk[] => {
  if (frame.type === undefined && isRecord(frame.chunk)) {
    if (typeof frame.id === 'string') state.cursor = frame.id;
    return readAgUi(state, frame.chunk);
  }
  const type = readString(frame.type);
  if (state.chunkKey === null && state.endingKey === null) return readEvent(state, type, frame);
  const chunks = closePending(state, type);
  return chunks.concat(readEvent(state, type, frame));
};
