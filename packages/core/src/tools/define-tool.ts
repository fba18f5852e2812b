import type { StandardSchemaV1 } from '@standard-schema/spec';
import { readJsonSchema } from './read-json-schema.ts';
import type { Tool, ToolRunOptions } from './tool.ts';

/** A schema as JSON Schema writes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export type ToolOptions<Schema, Output> = {
  /** Letters, digits, `_` and `-`, 64 at most: what every provider takes. */
  readonly name: string;
  /** What it is for and when to use it, said to the model. */
  readonly description: string;
  /**
   * What it takes: a schema of zod or of any other library of the Standard Schema, which checks each call, or plain JSON
   * Schema, which checks nothing. What `z.toJSONSchema(schema)` makes is both, in `zod/mini` too.
   */
  readonly input: Schema;
  /** JSON Schema that the model is told. @default what `input` says of itself; needed for libraries whose schemas cannot */
  readonly inputSchema?: JsonSchema;
  /** Whether the visitor is asked before a call runs. A function that throws counts as yes. @default false */
  readonly needsApproval?: boolean | ((input: Output) => boolean | Promise<boolean>);
  /**
   * Does the work in the page and returns output that JSON can hold; as an async generator, each output replaces the one
   * before. Without it the call waits for output from outside, such as a form that the visitor fills in.
   */
  readonly run?: (input: Output, options: ToolRunOptions) => unknown;
};

type CheckedOptions<Input, Output> = ToolOptions<StandardSchemaV1<Input, Output>, Output>;
type UncheckedOptions = ToolOptions<JsonSchema, unknown>;

/**
 * Defines a tool that a model may call and this side runs. The input that `run` gets is the one that the schema lets pass.
 *
 * @example
 * defineTool({
 *   name: 'find_branch',
 *   description: 'Finds the nearest branch of the bank.',
 *   input: z.object({ city: z.string() }),
 *   run: ({ city }, { signal }) => findBranch(city, { signal }),
 * })
 */
export function defineTool<Input, Output>(options: CheckedOptions<Input, Output>): Tool;
export function defineTool(options: UncheckedOptions): Tool;
export function defineTool<Input, Output>(options: CheckedOptions<Input, Output> | UncheckedOptions): Tool {
  if (!hasStandardSchema(options)) return sealTool(options, (value) => ({ value }));
  const { validate } = options.input['~standard'];
  return sealTool(options, (value) => validate(value));
}

const hasStandardSchema = <Input, Output>(
  options: CheckedOptions<Input, Output> | UncheckedOptions,
): options is CheckedOptions<Input, Output> => '~standard' in options.input;

type Validate<Output> = (value: unknown) => StandardSchemaV1.Result<Output> | Promise<StandardSchemaV1.Result<Output>>;

const sealTool = <Output>(options: ToolOptions<object, Output>, validate: Validate<Output>): Tool => {
  const { name, description, inputSchema = readJsonSchema(options.input, name), needsApproval = false, run } = options;

  const isApprovalNeeded = async (input: Output): Promise<boolean> => {
    if (typeof needsApproval === 'boolean') return needsApproval;
    try {
      return await needsApproval(input);
    } catch {
      return true;
    }
  };

  return {
    declaration: { name, description, inputSchema },
    canRun: run !== undefined,
    prepare: async (input) => {
      const result = await validate(input);
      if (result.issues !== undefined) return { type: 'invalid', errorText: describeIssues(result.issues) };
      const { value } = result;
      return {
        type: 'ready',
        needsApproval: () => isApprovalNeeded(value),
        run: (runOptions) => run?.(value, runOptions),
      };
    },
  };
};

/** More than these the model does not need to mend a call. */
const mostIssues = 10;

const describeIssues = (issues: readonly StandardSchemaV1.Issue[]): string => {
  const lines = issues.slice(0, mostIssues).map(({ message, path = [] }) => {
    const place = path.map((segment) => String(typeof segment === 'object' ? segment.key : segment)).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return `The input of the tool is not valid. ${lines.join('; ')}`;
};
