import type { Message } from '../../message.ts';
import type { Part, ToolPart } from '../../part.ts';
import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { parseDataUrl } from '../parse-data-url.ts';

const writeCall = (id: string, name: string, input: unknown, encryptedValue: unknown) => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(input ?? {}) },
  ...(typeof encryptedValue === 'string' && { encryptedValue }),
});

const writeFile = ({ url, mediaType }: PromptFile) => {
  const [kind = ''] = mediaType.split('/');
  const data = parseDataUrl(url);
  return {
    type: ['image', 'audio', 'video'].includes(kind) ? kind : 'document',
    source: { type: data === null ? 'url' : 'data', value: data?.data ?? url, mimeType: mediaType },
  };
};

const writeUserContent = (text: string, files: readonly PromptFile[] = []) =>
  files.length === 0 ? text : [...(text === '' ? [] : [{ type: 'text', text }]), ...files.map(writeFile)];

/** One message of a prompt, under an id made from its place. */
export const writeAgUiPrompt = (message: PromptMessage, index: number): object => {
  const { role, content } = message;
  const id = `prompt-${index + 1}`;
  switch (role) {
    case 'system':
      return { id, role, content };
    case 'user':
      return { id, role, content: writeUserContent(content, message.files) };
    case 'assistant':
      return {
        id,
        role,
        content,
        ...(message.toolCalls !== undefined && {
          toolCalls: message.toolCalls.map(({ toolCallId, toolName, input, providerMetadata }) =>
            writeCall(toolCallId, toolName, input, providerMetadata?.agUi?.encryptedValue),
          ),
        }),
      };
    case 'tool':
      return {
        id,
        role,
        toolCallId: message.toolCallId,
        content,
        ...(message.isError === true && { error: content }),
      };
  }
};

const isToolPart = (part: Part): part is ToolPart => 'toolCallId' in part;

const writeOutput = (output: unknown) => (typeof output === 'string' ? output : JSON.stringify(output ?? null));

const writeResult = (id: string, { toolCallId, state, output, errorText = '' }: ToolPart) => {
  const message = { id: `${id}-${toolCallId}`, role: 'tool', toolCallId };
  if (state === 'output-available') return [{ ...message, content: writeOutput(output) }];
  return state === 'output-error' ? [{ ...message, content: errorText, error: errorText }] : [];
};

/** A reply as the agent's messages: thoughts, text and calls, results; text after a result begins the next message. */
const writeReply = ({ id, parts }: Message): readonly object[] => {
  const messages: object[] = [];
  let text = '';
  let tools: ToolPart[] = [];
  const flush = () => {
    if (text === '' && tools.length === 0) return;
    const step = messages.length === 0 ? id : `${id}-${messages.length}`;
    messages.push({
      id: step,
      role: 'assistant',
      content: text,
      ...(tools.length > 0 && {
        toolCalls: tools.map(({ toolCallId, toolName, input, providerMetadata }) =>
          writeCall(toolCallId, toolName, input, providerMetadata?.agUi?.encryptedValue),
        ),
      }),
    });
    messages.push(...tools.flatMap((tool) => writeResult(id, tool)));
    text = '';
    tools = [];
  };
  for (const part of parts) {
    // A question of the agent's own that became a call goes back as the answer to it.
    if (isToolPart(part)) {
      if (part.approval?.id !== part.toolCallId) tools.push(part);
    } else if ((part.type === 'text' || part.type === 'reasoning') && 'text' in part) {
      if (tools.length > 0 || part.type === 'reasoning') flush();
      if (part.type === 'text') text += part.text;
      else {
        const encryptedValue = part.providerMetadata?.agUi?.encryptedValue;
        messages.push({
          id: `${id}-${messages.length}-reasoning`,
          role: 'reasoning',
          content: part.text,
          ...(typeof encryptedValue === 'string' && { encryptedValue }),
        });
      }
    }
  }
  flush();
  return messages;
};

/** One message of a conversation. */
export const writeAgUiMessages = (message: Message): readonly object[] => {
  if (message.role === 'assistant') return writeReply(message);
  const { id, role, parts } = message;
  const text = parts.map((part) => (part.type === 'text' && 'text' in part ? part.text : '')).join('');
  if (role === 'system') return [{ id, role, content: text }];
  const files = parts.flatMap((part) => (part.type === 'file' && 'mediaType' in part ? [part] : []));
  return [{ id, role, content: writeUserContent(text, files) }];
};
