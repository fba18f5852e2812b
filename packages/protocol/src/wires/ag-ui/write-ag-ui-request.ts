import type { Message } from '../../message.ts';
import type { Part, ToolPart } from '../../part.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { writeAgUiMessages, writeAgUiPrompt } from './write-ag-ui-messages.ts';

const isToolPart = (part: Part): part is ToolPart => 'toolCallId' in part;

/** What the visitor answered to the interrupts of the last reply. */
const writeResume = (messages: readonly Message[]) => {
  const last = messages.findLast(({ role }) => role === 'assistant');
  const resume = (last?.parts ?? []).filter(isToolPart).flatMap(({ state, approval }) => {
    if (approval?.approved === undefined || (state !== 'approval-responded' && state !== 'output-denied')) return [];
    const { id, approved, reason } = approval;
    return [
      {
        interruptId: id,
        status: approved ? 'resolved' : 'cancelled',
        payload: { approved, ...(reason && { reason }) },
      },
    ];
  });
  return resume.length > 0 ? { resume } : {};
};

const readShared = (messages: readonly Message[]): unknown => {
  const part = messages.flatMap(({ parts }) => parts).findLast(({ type }) => type === 'data-ag-ui-state');
  return part !== undefined && 'data' in part ? part.data : {};
};

/** A run of an agent: the conversation, or the prompt when there is none. Model and limits are the agent's own. */
export const writeAgUiRequest = (request: WireRequest): WireHttpRequest => {
  const { prompt = [], tools = [], toolChoice, conversation } = request;
  const messages = conversation?.messages ?? [];
  const said = conversation === undefined ? prompt : prompt.filter(({ role }) => role === 'system');
  return writePost(
    '',
    {
      threadId: conversation?.id ?? 'thread',
      runId: conversation?.replyMessageId ?? 'run',
      state: readShared(messages),
      messages: [...said.map(writeAgUiPrompt), ...messages.flatMap(writeAgUiMessages)],
      tools:
        toolChoice === 'none'
          ? []
          : tools.map(({ name, description = '', inputSchema }) => ({ name, description, parameters: inputSchema })),
      context: [],
      forwardedProps: {},
      ...writeResume(messages),
    },
    request,
    // Agents can also answer in a binary form.
    { accept: 'text/event-stream' },
  );
};
