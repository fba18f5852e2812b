import { afterEach, describe, expect, it, vi } from 'vitest';

const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const readLines = () => log.mock.calls.map(([line]) => line);

afterEach(() => log.mockClear());

describe('a guarded stream', () => {
  it('covers up personal data and ends before what is blocked', async () => {
    await import('./guard-a-stream.ts');
    expect(readLines()).toEqual([
      'Ask Li Wei of ***: [email] or [phone]. (whole)',
      'This fund has done well. We  (blocked)',
    ]);
  });
});

describe('a guarded model of the AI SDK', () => {
  it('ends with the finish reason of a filter', async () => {
    await import('./guard-a-model.ts');
    expect(readLines()).toEqual(['Write to [email]. Then  (content-filter)']);
  });
});
