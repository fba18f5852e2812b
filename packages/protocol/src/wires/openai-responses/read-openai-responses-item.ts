import type { Fields } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { appendText, openText } from '../open-text.ts';
import { readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import { findPlace, listOpenPlaces, type OpenaiResponsesState, slots } from './openai-responses-state.ts';
import { endItemCall } from './read-openai-responses-call.ts';
import { readWholeText } from './read-openai-responses-text.ts';

const endThoughts = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields) => {
  const { id: itemId, encrypted_content: encryptedContent } = item;
  const [open] = listOpenPlaces(state, outputIndex);
  const key = open ?? findPlace(outputIndex, slots.summaries);
  if (open === undefined) {
    for (const { text } of [...readList(item.summary), ...readList(item.content)]) {
      appendText(state, key, 'reasoning', text);
    }
    if (encryptedContent) openText(state, key, 'reasoning');
  }
  const part = state.open.get(key);
  if (part !== undefined) part.metadata = { openai: { itemId, ...(encryptedContent ? { encryptedContent } : {}) } };
  closePart(state, key);
};

/** An item of the answer is whole: ends what is open of it, and takes from it what no event brought. */
export const endItem = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields): void => {
  const { type, call_id: callId } = item;
  if (type === 'message') {
    for (const [index, content] of readList(item.content).entries()) {
      readWholeText(state, findPlace(outputIndex, index), content);
    }
    for (const key of listOpenPlaces(state, outputIndex)) closePart(state, key);
  } else if (type === 'reasoning') endThoughts(state, outputIndex, item);
  else if (readString(type).endsWith('_output')) {
    writeToolOutput(state, callId, item.output ?? item.result ?? item.tools);
  } else if (!endItemCall(state, outputIndex, item) && type !== 'mcp_list_tools') reportUnknown(state, type, item);
};
