import type { Chunk, ToolPart } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bridgePageTools } from './bridge-page-tools.ts';
import { createToolbox } from './create-toolbox.ts';
import { defineTool } from './define-tool.ts';
import type { PageModelContext, RegisteredTool } from './page-model-context.ts';
import type { Tool } from './tool.ts';

type Registered = Parameters<PageModelContext['registerTool']>[0];

const search = {
  name: 'search_flights',
  description: 'Finds flights.',
  inputSchema: { type: 'object', properties: { to: { type: 'string' } } },
  annotations: { readOnlyHint: true },
};

/** A page with WebMCP as the current draft has it, or with input and schemas as text, as in the first browsers. */
const createPage = ({
  isText = false,
  listed = [search],
}: {
  isText?: boolean;
  listed?: readonly RegisteredTool[];
} = {}) => {
  const registered = new Map<string, Registered>();
  const executed: { readonly name: string; readonly input: unknown }[] = [];
  const events = new EventTarget();
  let foreign = listed;
  const context = {
    registerTool: async (tool: Registered, { signal }: { readonly signal: AbortSignal }) => {
      if (registered.has(tool.name)) throw new Error('There is such a tool.');
      registered.set(tool.name, tool);
      signal.addEventListener('abort', () => registered.delete(tool.name));
    },
    getTools: async () =>
      [...foreign, ...registered.values()].map(({ inputSchema, ...tool }) => ({
        ...tool,
        inputSchema: isText ? JSON.stringify(inputSchema) : inputSchema,
      })),
    executeTool: async (tool: RegisteredTool, input: unknown) => {
      executed.push({ name: tool.name, input });
      return JSON.stringify({ found: 3 });
    },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
  };
  const change = (next: readonly RegisteredTool[]) => {
    foreign = next;
    events.dispatchEvent(new Event('toolchange'));
  };
  return { context, registered, executed, change };
};

const call: ToolPart = {
  type: 'tool-search_flights',
  toolCallId: 'call-1',
  toolName: 'search_flights',
  state: 'input-available',
  input: { to: 'PEK' },
};

const run = async (tools: readonly Tool[]) => {
  const chunks: Chunk[] = [];
  const { signal } = new AbortController();
  for await (const chunk of createToolbox({ tools }).run([call], { signal, messages: [], conversationId: 'c' })) {
    chunks.push(chunk);
  }
  return chunks;
};

const echo = defineTool({
  name: 'echo',
  description: 'Says it again.',
  input: z.object({ text: z.string() }),
  run: ({ text }) => text,
});

describe('bridgePageTools', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['something else', { registerTool: 'no' }],
  ])('has no tools where the browser has %s', async (_, modelContext) => {
    const page = bridgePageTools({ modelContext, offeredTools: [echo] });
    await page.ready;
    expect(page.getTools()).toEqual([]);
    page.stop();
  });

  it.each([
    [false, { to: 'PEK' }],
    [true, '{"to":"PEK"}'],
  ])('makes tools of the conversation of what the page has registered, with text: %s', async (isText, input) => {
    const { context, executed } = createPage({ isText });
    const page = bridgePageTools({ modelContext: context });
    await page.ready;
    expect(page.getTools().map(({ declaration }) => declaration)).toEqual([
      { name: search.name, description: search.description, inputSchema: search.inputSchema },
    ]);
    expect(await run(page.getTools())).toMatchObject([{ type: 'tool-output-available', output: { found: 3 } }]);
    expect(executed).toEqual([{ name: 'search_flights', input }]);
  });

  it('asks before a tool that does more than read', async () => {
    const { context, executed } = createPage({ listed: [{ ...search, annotations: undefined }] });
    const page = bridgePageTools({ modelContext: context });
    await page.ready;
    expect(await run(page.getTools())).toMatchObject([{ type: 'tool-approval-request' }]);
    expect(executed).toEqual([]);
    const trusting = bridgePageTools({ modelContext: context, needsApproval: () => false });
    await trusting.ready;
    expect(await run(trusting.getTools())).toMatchObject([{ type: 'tool-output-available' }]);
  });

  it('names tools as every provider takes them, and runs them by the name that the page gave', async () => {
    const { context, executed } = createPage({ listed: [{ ...search, name: `flights.search/${'x'.repeat(80)}` }] });
    const page = bridgePageTools({ modelContext: context });
    await page.ready;
    const [tool] = page.getTools();
    expect(tool?.declaration.name).toMatch(/^flights_search_x{49}$/);
    const prepared = await tool?.prepare({});
    const { signal } = new AbortController();
    if (prepared?.type === 'ready') await prepared.run({ signal, toolCallId: '1', messages: [] });
    expect(executed[0]?.name).toMatch(/^flights\.search/);
  });

  it('follows the page as its tools change', async () => {
    const { context, change } = createPage();
    const changes: number[] = [];
    const told = new Promise<void>((resolve) => {
      const page = bridgePageTools({
        modelContext: context,
        onChange: (tools) => {
          changes.push(tools.length);
          if (changes.length === 2) resolve();
        },
      });
      void page.ready.then(() => change([]));
    });
    await told;
    expect(changes).toEqual([1, 0]);
  });

  it('offers tools to the agent of the browser, which checks its input too, and does not take them back', async () => {
    const { context, registered } = createPage();
    const page = bridgePageTools({ modelContext: context, offeredTools: [echo] });
    await page.ready;
    const offered = registered.get('echo');
    expect(offered).toMatchObject({ description: 'Says it again.', inputSchema: { type: 'object' } });
    expect(await offered?.execute({ text: 'hi' })).toBe('hi');
    await expect(offered?.execute({ text: 7 })).rejects.toThrow('not valid');
    expect(page.getTools().map(({ declaration }) => declaration.name)).toEqual(['search_flights']);
    page.stop();
    expect(registered.size).toBe(0);
    expect(page.getTools()).toEqual([]);
  });

  it('runs an offered tool that needs approval only when somebody approves', async () => {
    const careful = defineTool({
      name: 'careful',
      description: 'Costs money.',
      input: z.object({}),
      needsApproval: true,
      run: () => 'done',
    });
    const { context, registered } = createPage();
    const first = bridgePageTools({ modelContext: context, offeredTools: [careful] });
    await first.ready;
    await expect(registered.get('careful')?.execute({})).rejects.toThrow('not approved');
    first.stop();
    const second = bridgePageTools({ modelContext: context, offeredTools: [careful], onApproval: () => true });
    await second.ready;
    expect(await registered.get('careful')?.execute({})).toBe('done');
  });

  it('reports what the browser refuses, and goes on', async () => {
    const { context } = createPage();
    const errors: unknown[] = [];
    const page = bridgePageTools({
      modelContext: context,
      offeredTools: [echo, echo],
      onError: (error) => errors.push(error),
    });
    await page.ready;
    expect(errors).toHaveLength(1);
    expect(page.getTools()).toHaveLength(1);
  });

  it('offers tools to browsers of older drafts, which unregister by name', async () => {
    const names = new Set<string>();
    const page = bridgePageTools({
      modelContext: {
        registerTool: ({ name }: Registered) => void names.add(name),
        unregisterTool: (name: string) => names.delete(name),
      },
      offeredTools: [echo],
    });
    await page.ready;
    expect([...names]).toEqual(['echo']);
    expect(page.getTools()).toEqual([]);
    page.stop();
    expect(names.size).toBe(0);
  });
});
