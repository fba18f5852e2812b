import type { Fields } from '../../is-record.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendText } from '../open-text.ts';
import { readList } from '../read-fields.ts';
import { readProviderError } from '../read-provider-error.ts';
import { readString } from '../read-string.ts';
import { readTokenUsage } from '../read-token-usage.ts';
import { reportUnknown } from '../report-unknown.ts';
import type { WireState } from '../wire-state.ts';

const readFinishReason = (state: WireState, reason: string) => {
  if (reason === '') return;
  const isNew = !state.isTerminated;
  state.isTerminated = true;
  if (reason === 'stop' || reason === 'length') state.finishReason = reason;
  else if (reason !== 'content_filter') state.finishReason = 'other';
  else if (isNew) filterReply(state, 'output', 'content-filter');
};

/**
 * Reads one frame of a streamed text completion. The first space is left out: the continuation of `Assistant:` begins
 * with one.
 */
export const readTextCompletions = (state: WireState, frame: Fields): void => {
  state.model = readString(frame.model) || state.model;
  readTokenUsage(state, frame.usage);
  if (readProviderError(state, frame.error)) return;
  if (!Array.isArray(frame.choices)) reportUnknown(state, frame.object, frame);
  for (const { index = 0, text, finish_reason: reason } of readList(frame.choices)) {
    if (index !== 0) continue;
    appendText(state, 'text', 'text', state.partCount === 0 ? readString(text).trimStart() : text);
    readFinishReason(state, readString(reason));
  }
};
