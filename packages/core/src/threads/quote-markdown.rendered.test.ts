import * as fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { convertRecordToMarkdown } from './convert-record-to-markdown.ts';

/** An export with this as its first answer, as a renderer shows it that lets raw HTML through. */
const render = (text: string): string => {
  const record = buildRecord('one', 'Hello', text, 'see [1], [a], [^1], [a][1] and `x`', 'Bye');
  return micromark(convertRecordToMarkdown({ ...record, title: 'T' }), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
};

const nextHeading = '<h2>Visitor, 1970-01-01T00:16:42Z</h2>';
const [, afterwards] = render('Hi').split(nextHeading);

const pieces = fc.constantFrom(
  ...[
    '<evil>',
    '</blockquote>',
    '<evil',
    '<!--',
    '<?',
    '<!X',
    '`',
    '``',
    '```',
    '```\n',
    '~~~',
    '\n',
    '\n',
    '\n\n',
    '\\',
  ],
  ...[
    '[a',
    '[1]: /x',
    '[^1]: y',
    ']: ',
    '[a]: ',
    '"',
    "'",
    '(',
    ' ',
    '  ',
    '    ',
    '\t',
    'x',
    '|',
    '|-|\n',
    '- ',
    '1. ',
  ],
  ...[
    '> ',
    '# ',
    '===',
    '---\n',
    '\r',
    '&lt;',
    '[',
    '](',
    ')',
    '\u0000',
    '*',
    '\t```\n',
    '  ```\n',
    '- ```\n',
    'www.a.b/',
    '[a](`)',
  ],
);

describe('quoteMarkdown, rendered', () => {
  it('changes nothing of what comes after, and lets no tag through, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 25 }), (parts) => {
        const html = render(parts.join(''));
        expect(html.split(nextHeading)[1]).toBe(afterwards);
        expect(html).not.toMatch(/<evil|<!|<\?/);
        expect(html.match(/<blockquote>/g)).toHaveLength(html.match(/<\/blockquote>/g)?.length ?? 0);
      }),
      { numRuns: 150 },
    );
  });
});
