import type { Message } from '../../message.ts';
import type { Part, ToolPart } from '../../part.ts';
import type { PromptMessage } from '../../prompt-message.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';

/** The AI SDK refuses a tool part that has fields which its state does not know. */
const writeToolPart = (part: ToolPart): object => {
  const { type, toolCallId, toolName, state, input, output, errorText, approval } = part;
  const { title, preliminary, providerExecuted, providerMetadata } = part;
  const isAnswered = approval?.approved !== undefined;
  return {
    type,
    ...(type === 'dynamic-tool' && { toolName }),
    toolCallId,
    state,
    input,
    title,
    providerExecuted,
    ...(state === 'output-available' && { output, preliminary }),
    ...(state === 'output-error' && { errorText }),
    ...(approval !== undefined && (isAnswered || state === 'approval-requested') && { approval }),
    ...(providerMetadata !== undefined && { callProviderMetadata: providerMetadata }),
  };
};

/** What is our own stays here; what is half there never leaves. */
const writePart = (part: Part): readonly object[] => {
  if ('toolCallId' in part) return part.state === 'input-streaming' ? [] : [writeToolPart(part)];
  if (part.type.startsWith('data-parley-')) return [];
  if ((part.type === 'text' || part.type === 'reasoning') && 'text' in part) {
    const { type, text, providerMetadata } = part;
    return [{ type, text, providerMetadata }];
  }
  return [part];
};

const writeMessage = ({ id, role, parts }: Message) => ({ id, role, parts: parts.flatMap(writePart) });

const writePrompt = (message: PromptMessage, index: number): readonly object[] => {
  const { role, content } = message;
  if (role === 'tool') return [];
  const files = role === 'user' ? (message.files ?? []).map((file) => ({ type: 'file', ...file })) : [];
  return [{ id: `prompt-${index + 1}`, role, parts: [{ type: 'text', text: content }, ...files] }];
};

/** What the AI SDK's own client posts: the conversation, or the prompt as messages when there is none. */
export const writeUiMessageStreamRequest = (request: WireRequest): WireHttpRequest => {
  const { prompt = [], conversation } = request;
  return writePost(
    '',
    {
      id: conversation?.id ?? 'chat',
      messages: conversation?.messages.map(writeMessage) ?? prompt.flatMap(writePrompt),
      trigger: conversation?.trigger ?? 'submit-message',
      messageId: conversation?.replyMessageId,
    },
    request,
  );
};
