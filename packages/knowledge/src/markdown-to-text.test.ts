import { describe, expect, it } from 'vitest';
import { convertMarkdownToText } from './markdown-to-text.ts';

describe('convertMarkdownToText', () => {
  it('keeps the words and drops the marks', () => {
    expect(
      convertMarkdownToText(
        '## Fees\n\nA **big** _fee_ of `$5`, see [the list](https://a.example/x "t").\n\n- one\n- two',
      ),
    ).toBe('Fees\n\nA big fee of $5, see the list.\n\none\ntwo');
  });

  it('writes table rows as cells between semicolons, without the rule', () => {
    expect(convertMarkdownToText('| Service | Fee |\n|---|---|\n| Transfer | $25 |')).toBe(
      'Service; Fee\nTransfer; $25',
    );
  });

  it('leaves names with underscores and products with stars alone', () => {
    expect(convertMarkdownToText('snake_case_name and 2 * 3 * 4')).toBe('snake_case_name and 2 * 3 * 4');
  });
});
