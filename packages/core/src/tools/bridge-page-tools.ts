import { isFields } from '../is-fields.ts';
import { defineTool, type JsonSchema } from './define-tool.ts';
import { isPageModelContext, listPageTools, type PageModelContext, type RegisteredTool } from './page-model-context.ts';
import type { Tool } from './tool.ts';

export type PageToolsOptions = {
  /** `document.modelContext`, or `navigator.modelContext` in older browsers; anything else is a page without tools. */
  readonly modelContext: unknown;
  /** Tools that the browser's agent may use too. @default [] */
  readonly offeredTools?: readonly Tool[];
  /** Asked before the browser's agent runs an offered tool that needs approval. @default such a tool is refused */
  readonly onApproval?: (toolName: string, input: unknown) => boolean | Promise<boolean>;
  /** Whether the visitor is asked before a tool of the page runs. @default unless the page says that it only reads */
  readonly needsApproval?: (tool: RegisteredTool) => boolean;
  /** Told when the tools of the page have changed. */
  readonly onChange?: (tools: readonly Tool[]) => void;
  /** Told what the browser refused. */
  readonly onError?: (error: unknown) => void;
};

export type PageTools = {
  /** The tools of the page, now: `createToolbox({ tools: () => [...own, ...page.getTools()] })`. */
  readonly getTools: () => readonly Tool[];
  /** Resolves when the page was first asked for its tools. */
  readonly ready: Promise<void>;
  /** Offers nothing any more, and has no tools of the page. */
  readonly stop: () => void;
};

/**
 * Bridges WebMCP in both ways: the tools that the page has registered become tools of the conversation, and tools of ours are
 * offered to the browser's agent. Does nothing where the browser has no WebMCP. The draft is young, and browsers differ.
 *
 * @example
 * const page = bridgePageTools({ modelContext: document.modelContext ?? navigator.modelContext });
 * const toolbox = createToolbox({ tools: () => [findBranch, ...page.getTools()] });
 */
export const bridgePageTools = (options: PageToolsOptions): PageTools => {
  const { modelContext: context, offeredTools = [], onChange, onError } = options;
  if (!isPageModelContext(context)) return { getTools: () => [], ready: Promise.resolve(), stop: () => {} };
  const controller = new AbortController();
  const offeredNames = new Set(offeredTools.map(({ declaration }) => declaration.name));
  const report = (error: unknown) => {
    if (!controller.signal.aborted) onError?.(error);
  };
  let tools: readonly Tool[] = [];
  let latest = 0;

  const refresh = async () => {
    latest += 1;
    const asked = latest;
    try {
      const listed = await listPageTools(context);
      if (asked !== latest || controller.signal.aborted) return;
      const foreign = listed.filter(({ name }) => !offeredNames.has(name));
      // Browsers that list schemas as text, if only some, also want input as text.
      const isInputText = foreign.some(({ inputSchema }) => typeof inputSchema === 'string');
      tools = foreign.map((tool) => convertPageTool(tool, context, { ...options, isInputText }));
      onChange?.(tools);
    } catch (error) {
      report(error);
    }
  };

  const offer = async (tool: Tool) => {
    const { name, description = name, inputSchema } = tool.declaration;
    const execute = (input: unknown, given?: unknown) => executeOffered(tool, input, given, options);
    try {
      await context.registerTool({ name, description, inputSchema, execute }, { signal: controller.signal });
    } catch (error) {
      report(error);
    }
  };

  const listen = () => void refresh();
  for (const tool of offeredTools) if (tool.canRun) void offer(tool);
  if (context.executeTool !== undefined) context.addEventListener?.('toolchange', listen);
  const ready = context.executeTool === undefined ? Promise.resolve() : refresh();

  return {
    getTools: () => tools,
    ready,
    stop: () => {
      if (controller.signal.aborted) return;
      controller.abort();
      tools = [];
      context.removeEventListener?.('toolchange', listen);
      for (const name of offeredNames) context.unregisterTool?.(name);
    },
  };
};

const longestName = 64;

type ConvertOptions = Pick<PageToolsOptions, 'needsApproval'> & { readonly isInputText: boolean };

const convertPageTool = (
  tool: RegisteredTool,
  context: PageModelContext,
  { needsApproval = mayChange, isInputText }: ConvertOptions,
): Tool =>
  defineTool({
    // Browsers allow longer names, and dots; providers do not.
    name: tool.name.replace(/[^\w-]/g, '_').slice(0, longestName),
    description: tool.description,
    input: readSchema(tool.inputSchema),
    needsApproval: () => needsApproval(tool),
    run: async (input, { signal }) => {
      const given = input ?? {};
      const output = await context.executeTool?.(tool, isInputText ? JSON.stringify(given) : given, { signal });
      return typeof output === 'string' ? parseText(output) : output;
    },
  });

/** A tool of the page is harmless only when the page says so. */
const mayChange = ({ annotations }: RegisteredTool): boolean =>
  !isFields(annotations) || annotations.readOnlyHint !== true || annotations.consequentialHint === true;

const readSchema = (schema: unknown): JsonSchema => {
  const read = typeof schema === 'string' ? parseText(schema) : schema;
  return isFields(read) ? read : { type: 'object', properties: {} };
};

const parseText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const executeOffered = async (
  tool: Tool,
  input: unknown,
  given: unknown,
  { onApproval }: Pick<PageToolsOptions, 'onApproval'>,
): Promise<unknown> => {
  const { name } = tool.declaration;
  const prepared = await tool.prepare(input);
  if (prepared.type === 'invalid') throw new Error(prepared.errorText);
  if ((await prepared.needsApproval()) && (await onApproval?.(name, input)) !== true) {
    throw new Error('The visitor has not approved this.');
  }
  const signal = isFields(given) && given.signal instanceof AbortSignal ? given.signal : new AbortController().signal;
  return prepared.run({ signal, toolCallId: `page-${name}`, messages: [] });
};
