import { afterEach, describe, expect, it } from 'vitest';
import hostile from '../fixtures/hostile.json';
import { renderMarkdown } from './render-markdown.ts';
import { renderMarkdownStream } from './render-markdown-stream.ts';

/** Every element and attribute that the renderer may make. Whatever is not here fails, so that an addition is a decision. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'target', 'title'],
  bdi: ['class'],
  blockquote: [],
  br: [],
  code: ['class'],
  del: [],
  div: ['class', 'role', 'tabindex', 'aria-label'],
  em: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  li: [],
  ol: ['start'],
  p: [],
  pre: ['role', 'tabindex', 'aria-label'],
  span: ['class', 'role', 'aria-label'],
  strong: [],
  table: [],
  tbody: [],
  td: ['align'],
  th: ['align', 'scope'],
  thead: [],
  tr: [],
  ul: [],
};

function findUnsafe(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const tag = element.localName;
    const attributes = allowed[tag];
    if (!attributes || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') return [`<${tag}>`];
    const wrong = [...element.attributes]
      .filter(({ name }) => !attributes.includes(name))
      .map(({ name }) => `${tag}[${name}]`);
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      if (!['http:', 'https:', 'mailto:', 'tel:'].includes(element.protocol)) wrong.push(element.href);
      if (element.rel !== 'noopener noreferrer') wrong.push('rel');
    }
    return wrong;
  });
}

const root = document.createElement('div');
afterEach(() => {
  root.replaceChildren();
  root.remove();
});

describe('hostile text', () => {
  it.each(hostile)('$name shows nothing active, whole and after every character', ({ markdown }) => {
    document.body.append(root);
    const stream = renderMarkdownStream(root);
    const found: string[] = [];
    for (const character of markdown.slice(0, 400)) {
      stream.write(character);
      found.push(...findUnsafe(root));
    }
    stream.write(markdown.slice(400));
    stream.end();
    found.push(...findUnsafe(root));
    expect(found).toEqual([]);
  });
});

describe('links', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](java\\script:alert(1))',
    '[x](data:text/html,x)',
    '[x](vbscript:x)',
    '<javascript:alert(1)>',
    '[x]\n\n[x]: javascript:alert(1)',
    '[x](file:///etc/passwd)',
    '[x](blob:https://a.test/1)',
  ])('%s leads nowhere', (markdown) => {
    renderMarkdown(markdown, root);
    const links = [...root.querySelectorAll<HTMLAnchorElement>('a[href]')];
    expect(links.filter(({ protocol }) => !['http:', 'https:'].includes(protocol))).toEqual([]);
  });

  it('open elsewhere, without telling where from', () => {
    renderMarkdown('[a](https://a.test)', root);
    expect(root.innerHTML).toBe('<p><a href="https://a.test" rel="noopener noreferrer" target="_blank">a</a></p>');
  });

  it.each([
    ['[paypal.com](https://evil.test/)', 'paypal.com (evil.test)'],
    ['[https://good.test/a](https://evil.test/)', 'https://good.test/a (evil.test)'],
    ['[аpple.com](https://xn--pple-43d.com/)', 'аpple.com (xn--pple-43d.com)'],
    ['[https://аpple.com](https://аpple.com)', 'https://аpple.com (xn--pple-43d.com)'],
    ['[go](https://good.test@evil.test/)', 'go (evil.test)'],
    ['[\u202egro.doog](https://evil.test/)', '\u202egro.doog (evil.test)'],
    ['[a@good.test](mailto:b@evil.test)', 'a@good.test (b@evil.test)'],
    ['[//good.test](//evil.test)', '//good.test (evil.test)'],
  ])('%s shows where it really leads', (markdown, text) => {
    renderMarkdown(markdown, root);
    expect(root.textContent).toBe(text);
  });

  it.each([
    '[good.test](https://good.test/a)',
    '[docs](https://good.test)',
    'https://good.test/a.b/c.com',
    '[Node.js](https://nodejs.org)',
  ])('%s needs no host beside it', (markdown) => {
    renderMarkdown(markdown, root);
    expect(root.querySelector('bdi')).toBeNull();
  });
});

describe('images', () => {
  it('are chips that name their host', () => {
    renderMarkdown('![a cat](https://evil.test/i.png?secret)', root);
    expect(root.innerHTML).toBe('<p><span class="markdown-image">[Image: a cat (evil.test)]</span></p>');
  });

  it.each([
    'https://cdn.test.evil.test/a.png',
    'https://cdn.test@evil.test/a.png',
    'https://cdn.test:8080/a.png',
    '//evil.test/a.png',
    'https://cdn.tеst/a.png',
    'data:image/png;base64,AAAA',
  ])('from %s do not load where only another host is allowed', (address) => {
    renderMarkdown(`![x](${address})`, root, { allowedImageHosts: ['cdn.test'] });
    expect(root.querySelector('img')).toBeNull();
  });

  it('load from a host that is allowed', () => {
    renderMarkdown('![x](https://cdn.test/a.png)', root, { allowedImageHosts: ['cdn.test'] });
    expect(root.querySelector('img')?.getAttribute('src')).toBe('https://cdn.test/a.png');
  });
});
