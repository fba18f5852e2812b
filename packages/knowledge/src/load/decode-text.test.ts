import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('decodeText', () => {
  it('reads UTF-8 with and without a mark, and UTF-16 with one', () => {
    expect(decodeText(new TextEncoder().encode('费用'))).toBe('费用');
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('A');
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0x42, 0x00))).toBe('AB');
  });

  it('reads Chinese in GB 18030', () => {
    // “我们的费用是一样的” in GB 18030.
    const bytes = Uint8Array.of(
      0xce,
      0xd2,
      0xc3,
      0xc7,
      0xb5,
      0xc4,
      0xb7,
      0xd1,
      0xd3,
      0xc3,
      0xca,
      0xc7,
      0xd2,
      0xbb,
      0xd1,
      0xf9,
      0xb5,
      0xc4,
    );
    expect(decodeText(bytes)).toBe('我们的费用是一样的');
  });

  it.each([
    ['other encodings', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x66, 0xfc, 0x72), /UTF-8/],
    ['binary files', Uint8Array.of(0x89, 0x50, 0x00, 0x00, 0x01, 0x02, 0x03), /binary|UTF-8/],
    ['zeros', new Uint8Array(100), /binary/],
    ['empty files', new Uint8Array(), /empty/],
    ['files of nothing visible', new TextEncoder().encode(' \n\u200b\u200b\n'), /empty/],
  ])('refuses %s', (_, bytes, reason) => {
    expect(() => decodeText(bytes)).toThrow(reason);
  });
});
