import { describe, expect, it } from 'vitest';
import { createToolInputReader } from './create-tool-input-reader.ts';
import type { ToolPart } from './part.ts';

const streaming = (inputText: string, toolCallId = 'call-1'): ToolPart => ({
  type: 'tool-weather',
  toolCallId,
  toolName: 'weather',
  state: 'input-streaming',
  inputText,
});

describe('createToolInputReader', () => {
  it('reads the input of a call while it streams', () => {
    const { read } = createToolInputReader();
    expect(read(streaming(''))).toBeUndefined();
    expect(read(streaming('{"city":"Hang'))).toEqual({ city: 'Hang' });
    expect(read(streaming('{"city":"Hangzhou"'))).toEqual({ city: 'Hangzhou' });
  });

  it('keeps calls apart, and two calls of one id after each other', () => {
    const { read } = createToolInputReader();
    read(streaming('{"city":"Hangzhou', 'call-1'));
    expect(read(streaming('[1,2,', 'call-2'))).toEqual([1, 2]);
    expect(read(streaming('{"a":"b'))).toEqual({ a: 'b' });
  });

  it('gives the input that the sender parsed once it is whole', () => {
    const { read } = createToolInputReader();
    read(streaming('{"city":"Hang'));
    const input = { city: 'Hangzhou' };
    expect(read({ ...streaming(''), state: 'input-available', input })).toBe(input);
  });
});
