import { isFields } from '../is-fields.ts';

/** A tool that the page has registered, as the browser lists it. */
export type RegisteredTool = {
  readonly name: string;
  readonly description: string;
  /** JSON Schema; as text from browsers before the draft gave objects. */
  readonly inputSchema?: unknown;
  readonly annotations?: unknown;
};

type OfferedTool = {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: unknown;
  readonly execute: (input: unknown, options?: unknown) => Promise<unknown>;
};

/**
 * The tools of a page, as far as we use them: `document.modelContext`, or `navigator.modelContext` of older drafts.
 *
 * @see https://webmachinelearning.github.io/webmcp/
 */
export type PageModelContext = {
  /** Older drafts return nothing. */
  registerTool(tool: OfferedTool, options: { readonly signal: AbortSignal }): unknown;
  /** Of older drafts, whose `registerTool` knows no signal. */
  unregisterTool?(name: string): unknown;
  getTools?(): Promise<unknown>;
  executeTool?(tool: RegisteredTool, input: unknown, options: { readonly signal: AbortSignal }): Promise<unknown>;
  addEventListener?(type: 'toolchange', listener: () => void): void;
  removeEventListener?(type: 'toolchange', listener: () => void): void;
};

export const isPageModelContext = (value: unknown): value is PageModelContext =>
  isFields(value) && typeof value.registerTool === 'function';

const isRegisteredTool = (value: unknown): value is RegisteredTool =>
  isFields(value) && typeof value.name === 'string' && value.name !== '' && typeof value.description === 'string';

/** The tools that the page lists; none where it cannot list them. */
export const listPageTools = async (context: PageModelContext): Promise<readonly RegisteredTool[]> => {
  const listed = (await context.getTools?.()) ?? [];
  return Array.isArray(listed) ? listed.filter(isRegisteredTool) : [];
};
