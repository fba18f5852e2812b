import type { Chunk, Message } from '@parley/protocol';
import { findWaitingCalls, isToolPart } from './tool-calls.ts';

/** What somebody decided about a call. The reason is told to the model when it is denied. */
export type ApprovalResponse = { readonly approved: boolean; readonly reason?: string };

/** What came of a call that somebody outside of the toolbox has done. `errorText` tells the model why nothing came of it. */
export type ToolOutput = { readonly output: unknown } | { readonly errorText: string };

/**
 * The chunk that answers a request for approval, to fold into the message; `null` when the message asks for no such
 * approval or it was answered. The call is then run, or told as denied, by the toolbox.
 */
export const answerApproval = (
  { parts }: Pick<Message, 'parts'>,
  approvalId: string,
  { approved, reason }: ApprovalResponse,
): Chunk | null => {
  const isAsked = parts
    .filter(isToolPart)
    .some(({ state, approval }) => state === 'approval-requested' && approval?.id === approvalId);
  if (!isAsked) return null;
  return { type: 'tool-approval-response', approvalId, approved, ...(reason !== undefined && { reason }) };
};

/** The chunk that gives a waiting call its output, to fold into the message; `null` when no such call waits. */
export const answerToolCall = (
  message: Pick<Message, 'parts'>,
  toolCallId: string,
  given: ToolOutput,
): Chunk | null => {
  const call = findWaitingCalls(message).find((waiting) => waiting.toolCallId === toolCallId);
  if (call === undefined || call.approval?.approved === false) return null;
  return 'errorText' in given
    ? { type: 'tool-output-error', toolCallId, errorText: given.errorText }
    : { type: 'tool-output-available', toolCallId, output: given.output };
};
