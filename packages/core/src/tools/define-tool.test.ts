import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import * as mini from 'zod/mini';
import { defineTool } from './define-tool.ts';

const options = { signal: new AbortController().signal, toolCallId: 'call-1', messages: [] };
const name = 'find_branch';
const description = 'Finds a branch.';

describe('defineTool', () => {
  it('tells the model what a schema of zod says of itself', () => {
    const { declaration } = defineTool({ name, description, input: z.object({ city: z.string() }) });
    expect(declaration).toMatchObject({
      name,
      description,
      inputSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    });
  });

  it('takes what z.toJSONSchema makes of a schema of zod/mini, and checks with it', async () => {
    const schema = mini.object({ city: mini.string() });
    const { declaration, prepare } = defineTool({
      name,
      description,
      input: mini.toJSONSchema(schema),
      run: (input) => input.city,
    });
    expect(declaration.inputSchema).toMatchObject({ type: 'object', required: ['city'] });
    expect(await prepare({ city: 1 })).toMatchObject({ type: 'invalid' });
    const prepared = await prepare({ city: 'Hangzhou' });
    expect(prepared.type === 'ready' && (await prepared.run(options))).toBe('Hangzhou');
  });

  it('takes a schema of zod/mini with its JSON Schema beside it', async () => {
    const input = mini.object({ city: mini.string() });
    const tool = defineTool({ name, description, input, inputSchema: { type: 'object' } });
    expect(tool.declaration.inputSchema).toEqual({ type: 'object' });
    expect(await tool.prepare({})).toMatchObject({ type: 'invalid' });
  });

  it('throws where a schema cannot say what it is, and says what to do', () => {
    const input = mini.object({ city: mini.string() });
    expect(() => defineTool({ name, description, input })).toThrow(/\[parley\].*"find_branch".*inputSchema/);
  });

  it('takes plain JSON Schema, and then any input', async () => {
    const inputSchema = { type: 'object', properties: { city: { type: 'string' } } } as const;
    const { declaration, prepare } = defineTool({ name, description, input: inputSchema, run: (input) => input });
    expect(declaration.inputSchema).toBe(inputSchema);
    const prepared = await prepare(7);
    expect(prepared.type === 'ready' && prepared.run(options)).toBe(7);
  });

  it('gives `run` the value that the schema made, with its type', async () => {
    const tool = defineTool({
      name,
      description,
      input: z.object({ day: z.iso.date().transform((day) => day.slice(0, 4)), count: z.number().default(2) }),
      run: (input) => {
        expectTypeOf(input).toEqualTypeOf<{ day: string; count: number }>();
        return input;
      },
    });
    const prepared = await tool.prepare({ day: '2026-11-25' });
    expect(prepared.type === 'ready' && prepared.run(options)).toEqual({ day: '2026', count: 2 });
  });

  it('tells the model where its input is wrong', async () => {
    const { prepare } = defineTool({
      name,
      description,
      input: z.object({ rows: z.array(z.object({ id: z.number() })) }),
    });
    expect(await prepare({ rows: [{ id: 'x' }] })).toEqual({
      type: 'invalid',
      errorText: expect.stringMatching(/^The input of the tool is not valid\. rows\.0\.id: .*number/),
    });
  });

  it('asks for approval always, never, or as the input has it, and when that cannot be told', async () => {
    const isAsked = async (needsApproval: boolean | ((input: { sum: number }) => boolean) | undefined, sum = 1) => {
      const input = z.object({ sum: z.number() });
      const tool = defineTool({ name, description, input, ...(needsApproval !== undefined && { needsApproval }) });
      const prepared = await tool.prepare({ sum });
      return prepared.type === 'ready' && prepared.needsApproval();
    };
    expect(await isAsked(undefined)).toBe(false);
    expect(await isAsked(true)).toBe(true);
    expect(await isAsked(({ sum }) => sum > 100, 50)).toBe(false);
    expect(await isAsked(({ sum }) => sum > 100, 500)).toBe(true);
    expect(
      await isAsked(() => {
        throw new Error('broken');
      }),
    ).toBe(true);
  });
});
