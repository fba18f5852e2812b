import type { Chunk, Message, ToolPart } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { settle } from '../test/test-browser.ts';
import { addToolOutput, respondToApproval } from './answer-call.ts';
import { continueWithTools } from './continue-with-tools.ts';
import type { Conversation } from './conversation.ts';
import type { ConversationOptions } from './create-conversation.ts';
import type { Toolbox } from './ports/toolbox.ts';
import type { SendRequest, Transport } from './ports/transport.ts';
import { memoryStorage } from './storages/memory-storage.ts';

const call = (toolName: string, toolCallId = 'call-1'): readonly Chunk[] => [
  { type: 'tool-input-available', toolCallId, toolName, input: {} },
  { type: 'finish', finishReason: 'tool-calls' },
];
const say = (delta: string): readonly Chunk[] => [
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta },
  { type: 'text-end', id: 't' },
  { type: 'finish', finishReason: 'stop' },
];

/** A model that takes one step for each request. */
const createModel = (...steps: readonly (readonly Chunk[])[]) => {
  const requests: SendRequest[] = [];
  const transport: Transport = {
    send: async (request) => {
      const step = steps[requests.length] ?? [];
      requests.push(request);
      return {
        batches: (async function* () {
          yield step.map((chunk) => ({ chunk }));
        })(),
      };
    },
  };
  return { transport, requests };
};

/** `add` adds, `ask` waits for approval, `form` for somebody outside, `hang` for ever. */
const createTestToolbox = ({ maxSteps = 8 } = {}) => {
  const ran: string[] = [];
  const aborted: string[] = [];
  async function* run(calls: readonly ToolPart[], { signal }: { readonly signal: AbortSignal }): AsyncGenerator<Chunk> {
    for (const { toolName, toolCallId, approval } of calls) {
      if (approval?.approved === false) {
        yield { type: 'tool-output-denied', toolCallId };
        continue;
      }
      if (toolName === 'ask' && approval === undefined) {
        yield { type: 'tool-approval-request', toolCallId, approvalId: `approve-${toolCallId}` };
        continue;
      }
      if (toolName === 'form') continue;
      ran.push(toolCallId);
      if (toolName === 'hang') {
        signal.addEventListener('abort', () => aborted.push(toolCallId));
        await new Promise(() => {});
      }
      yield { type: 'tool-output-available', toolCallId, output: 3 };
    }
  }
  const declarations = ['add', 'ask', 'form', 'hang'].map((name) => ({ name, inputSchema: { type: 'object' } }));
  const toolbox: Toolbox = { declarations, maxSteps, run, continueReply: continueWithTools({ run, maxSteps }) };
  return { toolbox, ran, aborted };
};

const describeLast = ({ getSnapshot }: Conversation) => {
  const { parts = [], status } = getSnapshot().messages.at(-1) ?? {};
  const described = parts.map((part) => ('toolCallId' in part ? `${part.toolName} ${part.state}` : part.type));
  return [...described, status?.type === 'done' ? status.outcome : status?.type];
};

const start = (options: Partial<ConversationOptions> & { readonly storage?: ReturnType<typeof memoryStorage> }) =>
  startConversation(options);

describe('toolbox', () => {
  it('runs the calls of a reply, sends their output, and goes on in the same message', async () => {
    const { transport, requests } = createModel(call('add'), say('Three.'));
    const { toolbox } = createTestToolbox();
    const { conversation } = await start({ transport, toolbox });
    await conversation.send('One and two?');
    expect(describeLast(conversation)).toEqual(['add output-available', 'step-start', 'text', 'complete']);
    expect(conversation.getSnapshot().messages).toHaveLength(2);
    expect(requests.map(({ tools }) => tools?.map(({ name }) => name))).toEqual([
      ['add', 'ask', 'form', 'hang'],
      ['add', 'ask', 'form', 'hang'],
    ]);
    expect(requests[1]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(requests[1]?.messages[1]?.parts[0]).toMatchObject({ state: 'output-available', output: 3 });
    expect(requests[1]?.message).toEqual(requests[0]?.message);
  });

  it('asks a model no more often than the limit of steps', async () => {
    const { transport, requests } = createModel(call('add', '1'), call('add', '2'), call('add', '3'), say('Late.'));
    const { toolbox, ran } = createTestToolbox({ maxSteps: 2 });
    const { conversation } = await start({ transport, toolbox });
    await conversation.send('Again and again');
    expect(requests).toHaveLength(2);
    expect(ran).toEqual(['1', '2']);
    expect(conversation.getSnapshot().status).toBe('ready');
  });

  it('aborts what runs when the visitor stops, and asks for nothing more', async () => {
    const { transport, requests } = createModel(call('hang'), say('Never.'));
    const { toolbox, aborted } = createTestToolbox();
    const { conversation } = await start({ transport, toolbox });
    const sent = conversation.send('Hang');
    await settle();
    await conversation.stop();
    await sent;
    expect(aborted).toEqual(['call-1']);
    expect(requests).toHaveLength(1);
    expect(describeLast(conversation).at(-1)).toBe('stopped');
    expect(conversation.getSnapshot().status).toBe('ready');
  });

  it('fails the reply, with its words so far, when the budget is spent between two steps', async () => {
    const { transport, requests } = createModel(call('add'), say('Three.'));
    const { toolbox } = createTestToolbox();
    const recorded: Message[] = [];
    const budget = { canSpend: () => requests.length === 0, record: (message: Message) => recorded.push(message) };
    const { conversation } = await start({ transport, toolbox, budget });
    await conversation.send('One and two?');
    expect(requests).toHaveLength(1);
    expect(conversation.getSnapshot().errorCode).toBe('budget-spent');
    expect(describeLast(conversation)).toEqual(['add output-available', 'error']);
    expect(recorded).toHaveLength(1);
  });
});

describe('respondToApproval', () => {
  const ask = async (approved: boolean) => {
    const { transport, requests } = createModel(call('ask'), say('Done.'));
    const { toolbox, ran } = createTestToolbox();
    const started = await start({ transport, toolbox });
    const { conversation } = started;
    await conversation.send('May I?');
    expect(describeLast(conversation)).toEqual(['ask approval-requested', 'complete']);
    expect(requests).toHaveLength(1);
    await respondToApproval(conversation, { approvalId: 'approve-call-1', approved, reason: 'Because.' });
    return { ...started, requests, ran };
  };

  it('runs a call that was approved, and the reply goes on', async () => {
    const { conversation, requests, ran } = await ask(true);
    expect(ran).toEqual(['call-1']);
    expect(requests).toHaveLength(2);
    expect(describeLast(conversation)).toEqual(['ask output-available', 'step-start', 'text', 'complete']);
  });

  it('never runs a call that was denied, and tells the model', async () => {
    const { conversation, requests, ran } = await ask(false);
    expect(ran).toEqual([]);
    expect(requests[1]?.messages.at(-1)?.parts[0]).toMatchObject({
      state: 'output-denied',
      approval: { approved: false, reason: 'Because.' },
    });
    expect(describeLast(conversation)).toEqual(['ask output-denied', 'step-start', 'text', 'complete']);
  });

  it('changes nothing the second time, and for a question that nobody asked', async () => {
    const { conversation, requests } = await ask(true);
    const before = conversation.getSnapshot().messages;
    await respondToApproval(conversation, { approvalId: 'approve-call-1', approved: false });
    await respondToApproval(conversation, { approvalId: 'unknown', approved: true });
    expect(conversation.getSnapshot().messages).toBe(before);
    expect(requests).toHaveLength(2);
  });
});

describe('addToolOutput', () => {
  it('goes on with the reply when all its calls are answered', async () => {
    const two = [...call('form', '1').slice(0, 1), ...call('form', '2')];
    const { transport, requests } = createModel(two, say('Thank you.'));
    const { conversation } = await start({ transport, toolbox: createTestToolbox().toolbox });
    await conversation.send('A form');
    await addToolOutput(conversation, { toolCallId: '1', output: { name: 'Mei' } });
    expect(requests).toHaveLength(1);
    await addToolOutput(conversation, { toolCallId: '2', errorText: 'The visitor closed it.' });
    expect(requests).toHaveLength(2);
    expect(requests[1]?.messages.at(-1)?.parts).toMatchObject([
      { state: 'output-available', output: { name: 'Mei' } },
      { state: 'output-error', errorText: 'The visitor closed it.' },
    ]);
    expect(describeLast(conversation)).toEqual([
      'form output-available',
      'form output-error',
      'step-start',
      'text',
      'complete',
    ]);
  });

  it('answers a call that was made before a reload', async () => {
    const storage = memoryStorage();
    const before = await start({ ...createModel(call('form')), storage, toolbox: createTestToolbox().toolbox });
    await before.conversation.send('A form');
    before.conversation.destroy();

    const { transport, requests } = createModel(say('Thank you.'));
    const { conversation } = await start({ transport, storage, toolbox: createTestToolbox().toolbox });
    expect(describeLast(conversation)).toEqual(['form input-available', 'complete']);
    await addToolOutput(conversation, { toolCallId: 'call-1', output: 1 });
    expect(requests).toHaveLength(1);
    expect(describeLast(conversation)).toEqual(['form output-available', 'step-start', 'text', 'complete']);
  });

  it('only keeps the output where there is no toolbox to go on with', async () => {
    const { transport, requests } = createModel(call('form'));
    const { conversation } = await start({ transport });
    await conversation.send('A form');
    await addToolOutput(conversation, { toolCallId: 'call-1', output: 1 });
    expect(requests).toHaveLength(1);
    expect(describeLast(conversation)).toEqual(['form output-available', 'complete']);
  });

  it('waits for the turn under way', async () => {
    const { transport, requests } = createModel(call('form'), call('hang', 'other'), say('Thank you.'));
    const { conversation } = await start({ transport, toolbox: createTestToolbox().toolbox });
    await conversation.send('A form');
    void conversation.send('Something else');
    await settle();
    const answered = addToolOutput(conversation, { toolCallId: 'call-1', output: 1 });
    await settle();
    expect(requests).toHaveLength(2);
    await conversation.stop();
    await answered;
    expect(requests).toHaveLength(3);
    expect(read(conversation).at(-1)).toBe('a: Thank you. (complete)');
  });
});

describe('continueReply', () => {
  it('does nothing for a reply that is unknown', async () => {
    const { transport, requests } = createModel(say('Hello.'));
    const { conversation } = await start({ transport, toolbox: createTestToolbox().toolbox });
    await conversation.send('Hello?');
    const before = conversation.getSnapshot().messages;
    await conversation.continueReply('unknown', []);
    expect(conversation.getSnapshot()).toMatchObject({ status: 'ready', errorCode: null });
    expect(conversation.getSnapshot().messages).toBe(before);
    expect(requests).toHaveLength(1);
  });
});
