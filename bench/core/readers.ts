import { createReplyBuilder, readReceivedChunks } from '@parley/protocol';
import { parseJsonEventStream, readUIMessageStream, type UIMessageChunk, uiMessageChunkSchema } from 'ai';
import { AssistantMessageAccumulator, UIMessageStreamDecoder } from 'assistant-stream';
import { createParser } from 'eventsource-parser';

/** Reads one reply to its end and returns the text it holds. */
export type Reader = (body: ReadableStream<Uint8Array>) => Promise<string>;

const isDelta = (value: unknown): value is { delta: string } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'text-delta' && 'delta' in value;

const textOf = (parts: readonly object[]) =>
  parts.map((part) => ('text' in part && typeof part.text === 'string' ? part.text : '')).join('');

/** The least that any client must do: decode, split, parse, concatenate. No message, no outcome. */
const floor: Reader = async (body) => {
  let text = '';
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') return;
      const value: unknown = JSON.parse(data);
      if (isDelta(value)) text += value.delta;
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of body) parser.feed(decoder.decode(bytes, { stream: true }));
  return text;
};

const parley: Reader = async (body) => {
  const builder = createReplyBuilder();
  for await (const batch of readReceivedChunks(body)) {
    for (const { chunk } of batch) builder.apply(chunk);
    // One picture for each read of the network, as a conversation publishes it.
    builder.snapshot();
  }
  builder.end();
  return textOf(builder.snapshot().parts);
};

const aiSdk: Reader = async (body) => {
  const chunks = parseJsonEventStream({ stream: body, schema: uiMessageChunkSchema }).pipeThrough(
    new TransformStream<{ success: boolean; value?: UIMessageChunk }, UIMessageChunk>({
      transform: (result, controller) => {
        if (result.success && result.value !== undefined) controller.enqueue(result.value);
      },
    }),
  );
  let text = '';
  for await (const message of readUIMessageStream({ stream: chunks })) text = textOf(message.parts);
  return text;
};

const assistantStream: Reader = async (body) => {
  let text = '';
  const messages = body.pipeThrough(new UIMessageStreamDecoder()).pipeThrough(new AssistantMessageAccumulator());
  for await (const message of messages) text = textOf(message.parts);
  return text;
};

export const readers: Readonly<Record<string, Reader>> = {
  'floor (eventsource-parser, JSON, concatenate)': floor,
  '@parley/protocol': parley,
  'ai (readUIMessageStream)': aiSdk,
  'assistant-stream': assistantStream,
};
