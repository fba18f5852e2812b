import { describe, expect, it } from 'vitest';
import { loadTokenizer } from './load-tokenizer.ts';

describe('loadTokenizer', () => {
  it('counts as the vocabulary o200k_base does', async () => {
    const countTokens = await loadTokenizer();
    expect(countTokens('')).toBe(0);
    expect(countTokens('hello world')).toBe(2);
    expect(countTokens('国际转账')).toBe(3);
  });

  it('takes the names of special tokens as text', async () => {
    const countTokens = await loadTokenizer();
    expect(countTokens('<|endoftext|>')).toBeGreaterThan(1);
  });
});
