import type { Chunk, ToolPart } from '@parley/protocol';
import type { Conversation } from './conversation.ts';

/** What came of a tool's call. */
export type ToolOutput = { readonly toolCallId: string } & (
  | { readonly output: unknown }
  /** Why there is none, said to the model. */
  | { readonly errorText: string }
);

export type ApprovalResponse = { readonly approvalId: string; readonly approved: boolean; readonly reason?: string };

/** Answers a call of a tool that has no `run`. The reply goes on when all its calls are answered. */
export const addToolOutput = (conversation: Conversation, { toolCallId, ...result }: ToolOutput): Promise<void> =>
  answer(
    conversation,
    (call) => call.toolCallId === toolCallId && !call.state.startsWith('output-'),
    'errorText' in result
      ? { type: 'tool-output-error', toolCallId, errorText: result.errorText }
      : { type: 'tool-output-available', toolCallId, output: result.output },
  );

/** Decides whether a call that asked for approval may run. */
export const respondToApproval = (conversation: Conversation, response: ApprovalResponse): Promise<void> =>
  answer(conversation, (call) => call.approval?.id === response.approvalId && call.state === 'approval-requested', {
    type: 'tool-approval-response',
    ...response,
  });

/** An answer that nobody waits for, such as the second to one question, changes nothing. */
const answer = async (conversation: Conversation, isAsked: (call: ToolPart) => boolean, chunk: Chunk) => {
  const message = conversation
    .getSnapshot()
    .messages.findLast(({ parts }) => parts.some((part) => 'toolCallId' in part && isAsked(part)));
  if (message !== undefined) await conversation.continueReply(message.id, [chunk]);
};
