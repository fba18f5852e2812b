// The least time of many runs that take turns in one process: noise only adds, so this is what the code costs.
// `pnpm --filter bench-core least [rounds]`
import { createConversation, relayTransport, type Transport, wireTransport } from '@parley/core';
import { createNodeEnvironment } from '@parley/core/node';
import type { ConversationRecord, Wire } from '@parley/protocol';
import { openaiChat } from '@parley/protocol/openai-chat';
import { uiMessageStream } from '@parley/protocol/ui-message-stream';

const count = 20_000;
const rounds = Number(process.argv[2] ?? 40);
const words = ['The ', 'transfer ', 'arrives ', 'within ', '转账', '通常', '在', '一个🙂'];
const toolPiece = '{"a":1,"b":"xx"},';

const repeat = (make: (index: number) => unknown) => Array.from({ length: count }, (_, index) => make(index));

/** The bytes of an event stream, in reads of 8 KiB whose borders fall inside characters too. */
const cutFrames = (payloads: readonly unknown[]): readonly Uint8Array[] => {
  const frames = payloads.map((payload) => `data: ${JSON.stringify(payload)}\n\n`).join('');
  const bytes = new TextEncoder().encode(`${frames}data: [DONE]\n\n`);
  const reads: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += 8191) reads.push(bytes.subarray(start, start + 8191));
  return reads;
};

const ui = cutFrames([
  { type: 'start', messageId: 'm' },
  { type: 'text-start', id: 't' },
  ...repeat((index) => ({ type: 'text-delta', id: 't', delta: words[index % words.length] })),
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: 'stop' },
]);
const uiTool = cutFrames([
  { type: 'start' },
  { type: 'tool-input-start', toolCallId: 'c', toolName: 'n' },
  ...repeat(() => ({ type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: toolPiece })),
  { type: 'tool-input-available', toolCallId: 'c', toolName: 'n', input: {} },
  { type: 'finish', finishReason: 'stop' },
]);
const createPayload = (delta: unknown, reason: string | null = null) => ({
  id: 'x',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: reason }],
});
const createCall = (fields: object) => createPayload({ tool_calls: [{ index: 0, ...fields }] });
const openai = cutFrames([
  ...repeat((index) => createPayload({ content: words[index % words.length] })),
  createPayload({}, 'stop'),
]);
const openaiTool = cutFrames([
  createCall({ id: 'c', type: 'function', function: { name: 'n', arguments: '' } }),
  ...repeat(() => createCall({ function: { arguments: toolPiece } })),
  createPayload({}, 'tool_calls'),
]);

const toBody = (reads: readonly Uint8Array[]) => {
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const read = reads[next];
      next += 1;
      if (read === undefined) controller.close();
      else controller.enqueue(read);
    },
  });
};
const answerWith = (reads: readonly Uint8Array[]) => async () =>
  new Response(toBody(reads), { headers: { 'content-type': 'text/event-stream' } });

const overRelay = (reads: readonly Uint8Array[]) =>
  relayTransport({ endpoint: 'http://relay', site: 's', visitor: 'v'.repeat(32), fetch: answerWith(reads) });
const overWire = (wire: Wire, reads: readonly Uint8Array[]) =>
  wireTransport({ wire, url: 'http://model', fetch: answerWith(reads) });

const createHistory = (length: number): ConversationRecord => ({
  version: 1,
  id: 'history',
  headId: `h${length - 1}`,
  messages: Array.from({ length }, (_, index) => ({
    id: `h${index}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    parentId: index === 0 ? null : `h${index - 1}`,
    parts: [{ type: 'text', text: `Message ${index}` }],
    status: { type: 'done', outcome: 'complete' },
    createdAtMs: index,
  })),
});

/** A whole conversation, with a listener that reads each picture. */
const converse = async (transport: Transport, history: number) => {
  const conversation = createConversation({ transport, environment: createNodeEnvironment() });
  if (history > 0) await conversation.import(createHistory(history));
  conversation.subscribe(() => conversation.getSnapshot());
  const started = performance.now();
  await conversation.send('Hi');
  const took = performance.now() - started;
  const { status } = conversation.getSnapshot().messages.at(-1) ?? {};
  if (status?.type !== 'done' || status.outcome !== 'complete') throw new Error('The reply is not whole.');
  conversation.destroy();
  return took;
};

/** What any client must do at least: decode, split, parse, concatenate. */
const readFloor = async () => {
  const started = performance.now();
  const decoder = new TextDecoder();
  let text = '';
  let rest = '';
  for await (const bytes of toBody(ui)) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: {')) text += JSON.parse(line.slice(6)).delta ?? '';
    }
  }
  if (text === '') throw new Error('The floor read nothing.');
  return performance.now() - started;
};

const cases: readonly (readonly [name: string, run: () => Promise<number>])[] = [
  ['floor: decode, split, JSON.parse, concatenate', readFloor],
  ['relayTransport', () => converse(overRelay(ui), 0)],
  ['relayTransport, 200 earlier messages', () => converse(overRelay(ui), 200)],
  ['relayTransport, 5,000 earlier messages', () => converse(overRelay(ui), 5_000)],
  ['wireTransport, UI message stream', () => converse(overWire(uiMessageStream, ui), 0)],
  ['wireTransport, OpenAI chat', () => converse(overWire(openaiChat, openai), 0)],
  ['relayTransport, one tool call', () => converse(overRelay(uiTool), 0)],
  ['wireTransport, UI message stream, one tool call', () => converse(overWire(uiMessageStream, uiTool), 0)],
  ['wireTransport, OpenAI chat, one tool call', () => converse(overWire(openaiChat, openaiTool), 0)],
];

const least = new Map<string, number>();
for (let round = 0; round < rounds; round += 1) {
  for (const [name, run] of cases) {
    globalThis.gc?.();
    least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, await run()));
  }
}
const floor = least.get(cases[0]?.[0] ?? '') ?? 0;
console.log(`${count} deltas, the least of ${rounds} runs that take turns. Node ${process.versions.node}.\n`);
console.log('| | deltas/s | µs a delta | of the floor |\n| --- | ---: | ---: | ---: |');
for (const [name, took] of least) {
  const perSecond = Math.round((count / took) * 1000).toLocaleString('en');
  console.log(
    `| ${name} | ${perSecond} | ${((took / count) * 1000).toFixed(2)} | ${Math.round((floor / took) * 100)} % |`,
  );
}
