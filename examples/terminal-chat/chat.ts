import {
  type Conversation,
  createConversation,
  createToolbox,
  defineTool,
  functionTransport,
  getMessageText,
  moderate,
  sumUsage,
  type Transport,
  wireTransport,
} from '@parley/core';
import { createNodeEnvironment } from '@parley/core/node';
import { personalData } from '@parley/guard';
import type { Wire } from '@parley/protocol';
import { anthropicMessages } from '@parley/protocol/anthropic-messages';
import { gemini } from '@parley/protocol/gemini';
import { ollama } from '@parley/protocol/ollama';
import { openaiChat } from '@parley/protocol/openai-chat';
import { openaiResponses } from '@parley/protocol/openai-responses';
import { uiMessageStream } from '@parley/protocol/ui-message-stream';

const wires: Readonly<Record<string, Wire>> = Object.fromEntries(
  [anthropicMessages, gemini, ollama, openaiChat, openaiResponses, uiMessageStream].map((wire) => [wire.name, wire]),
);

const keyHeaders = (name: string, key: string) =>
  name === 'anthropic-messages'
    ? { 'x-api-key': key }
    : name === 'gemini'
      ? { 'x-goog-api-key': key }
      : { authorization: `Bearer ${key}` };

export type ProviderChoice = {
  readonly wire?: string | undefined;
  readonly url?: string | undefined;
  readonly model?: string | undefined;
  readonly key?: string | undefined;
  readonly fetch?: typeof fetch;
};

/** The way to the provider that was asked for; without one, an echo that needs no network. */
export const chooseTransport = ({
  wire: name = '',
  url = '',
  model = '',
  key = '',
  fetch,
}: ProviderChoice): Transport => {
  if (name === '') {
    return functionTransport(async function* ({ message }) {
      yield `You said: ${message.text}`;
    });
  }
  const wire = wires[name];
  if (wire === undefined) throw new Error(`There is no wire "${name}". There are: ${Object.keys(wires).join(', ')}.`);
  return wireTransport({
    wire,
    url,
    model,
    instructions: 'Answer in one or two sentences, in the language of the question.',
    ...(key !== '' && { headers: keyHeaders(name, key) }),
    ...(fetch !== undefined && { fetch }),
  });
};

const clock = defineTool({
  name: 'get_time',
  description: 'Tells the date and time now.',
  input: { type: 'object', properties: {} },
  run: () => new Date().toISOString(),
});

export const createChat = (transport: Transport): Conversation =>
  createConversation({
    transport,
    environment: createNodeEnvironment(),
    moderation: moderate({ input: [personalData()] }),
    toolbox: createToolbox({ tools: [clock] }),
  });

/** Asks, writes the answer while it grows, and returns how it ended. */
export const ask = async (conversation: Conversation, text: string, write: (text: string) => void): Promise<string> => {
  let written = 0;
  const unsubscribe = conversation.subscribe(() => {
    const last = conversation.getSnapshot().messages.at(-1);
    if (last?.role !== 'assistant') return;
    const whole = getMessageText(last);
    write(whole.slice(written));
    written = whole.length;
  });
  await conversation.send(text);
  unsubscribe();
  const { messages, errorCode } = conversation.getSnapshot();
  const { inputTokens, outputTokens } = sumUsage(messages);
  const status = messages.at(-1)?.status;
  const outcome = status?.type === 'done' ? status.outcome : 'unfinished';
  return errorCode === null ? `${outcome}, ${inputTokens + outputTokens} tokens so far` : `failed: ${errorCode}`;
};
