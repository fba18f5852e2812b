import { parseDocument } from 'htmlparser2';
import { type TableCell, writeTable } from './write-table.ts';

type Root = ReturnType<typeof parseDocument>;
type HtmlNode = Root['children'][number];
type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

export type ConvertedHtml = { readonly markdown: string; readonly title?: string; readonly language?: string };

/** Deeper than any page is written by hand; what is deeper is left out, since it may be meant to exhaust the stack. */
const deepest = 200;
const dropped = new Set(
  `head script style noscript template iframe svg math canvas object embed audio video picture map nav footer aside form
   button input select textarea dialog menu search`.split(/\s+/),
);
const blocks = new Set(
  `address article blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup
   hr html li main ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
);
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;
const hiddenClass = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|visuallyhidden)(?:\s|$)/;

const isElement = (node: HtmlNode): node is HtmlElement => 'attribs' in node;

const isHidden = ({ attribs }: HtmlElement): boolean =>
  attribs.hidden !== undefined ||
  attribs['aria-hidden'] === 'true' ||
  hiddenStyle.test(attribs.style ?? '') ||
  hiddenClass.test(attribs.class ?? '');

const collapse = (text: string): string => text.replace(/\s+/g, ' ');

/** Elements in the order of the page, without recursion: the page may be deep. */
function* walk(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  const stack = nodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (const child of node.children.toReversed()) stack.push(child);
  }
}

const findFirst = (nodes: readonly HtmlNode[], accept: (element: HtmlElement) => boolean): HtmlElement | undefined => {
  for (const element of walk(nodes)) if (accept(element)) return element;
  return undefined;
};

const wrap = (mark: string, text: string): string => (text.trim() === '' ? text : `${mark}${text.trim()}${mark}`);

const renderInline = (node: HtmlNode, depth: number): string => {
  if (node.type === 'text') return collapse(node.data);
  if (!isElement(node) || depth > deepest || dropped.has(node.name) || isHidden(node)) return '';
  const inner = node.children.map((child) => renderInline(child, depth + 1)).join('');
  switch (node.name) {
    case 'br':
      return '\n';
    case 'strong':
    case 'b':
      return wrap('**', inner);
    case 'em':
    case 'i':
      return wrap('*', inner);
    case 'code':
    case 'kbd':
      return wrap('`', inner);
    case 'del':
    case 's':
    case 'strike':
      return wrap('~~', inner);
    case 'a': {
      const address = node.attribs.href ?? '';
      return /^(?:https?:\/\/|mailto:|tel:)[^\s()<>]+$/i.test(address) && inner.trim() !== ''
        ? `[${inner.trim()}](${address})`
        : inner;
    }
    default:
      // A block inside a line, as pages have it, must not glue its words to its neighbours.
      return blocks.has(node.name) ? ` ${inner} ` : inner;
  }
};

const tidy = (text: string): string =>
  text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** A cell or item on one line. */
const renderLine = (element: HtmlElement, depth: number): string =>
  tidy(element.children.map((child) => renderInline(child, depth + 1)).join('')).replace(/\s*\n\s*/g, ' ');

const renderList = (list: HtmlElement, depth: number): string => {
  const isOrdered = list.name === 'ol';
  return list.children
    .filter(isElement)
    .filter((item) => !isHidden(item))
    .map((item, index) => {
      const text = renderBlocks(item.children, depth + 1);
      const indented = text.replace(/\n+/g, (breaks) => (breaks.length > 1 ? '\n\n   ' : '\n   '));
      return indented === '' ? '' : `${isOrdered ? `${index + 1}.` : '-'} ${indented}`;
    })
    .filter((text) => text !== '')
    .join('\n');
};

const renderTable = (table: HtmlElement, depth: number): string => {
  const inside = [...walk(table.children)];
  const isLayout = inside.some(({ name }) => name === 'table') || table.attribs.role === 'presentation';
  if (isLayout) return renderBlocks(table.children, depth + 1);
  const rows = inside
    .filter((element) => element.name === 'tr' && !isHidden(element))
    .map((row) =>
      row.children.filter(isElement).flatMap((cell): TableCell[] => {
        if (!/^t[hd]$/.test(cell.name)) return [];
        const span = (name: string) => Math.min(50, Math.max(1, Number.parseInt(cell.attribs[name] ?? '1', 10) || 1));
        return [
          { text: isHidden(cell) ? '' : renderLine(cell, depth), columns: span('colspan'), rows: span('rowspan') },
        ];
      }),
    );
  const caption = inside.find(({ name }) => name === 'caption');
  return [...(caption === undefined ? [] : [renderLine(caption, depth)]), writeTable(rows)].join('\n\n').trim();
};

const renderBlock = (element: HtmlElement, depth: number): string => {
  const { name } = element;
  if (depth > deepest || isHidden(element)) return '';
  if (/^h[1-6]$/.test(name)) {
    const text = renderLine(element, depth);
    return text === '' ? '' : `${'#'.repeat(Number(name.slice(1)))} ${text}`;
  }
  if (name === 'ul' || name === 'ol') return renderList(element, depth);
  if (name === 'table') return renderTable(element, depth);
  if (name === 'hr') return '';
  if (name === 'pre')
    return `\`\`\`\n${element.children
      .map((child) => renderPlain(child, depth + 1))
      .join('')
      .trim()}\n\`\`\``;
  if (name === 'dt' || name === 'summary') return wrap('**', renderLine(element, depth));
  const text = renderBlocks(element.children, depth + 1);
  return name === 'blockquote' ? text.replace(/^/gm, '> ') : text;
};

const renderPlain = (node: HtmlNode, depth: number): string => {
  if (node.type === 'text') return node.data;
  return isElement(node) && depth <= deepest
    ? node.children.map((child) => renderPlain(child, depth + 1)).join('')
    : '';
};

const containsBlock = (element: HtmlElement): boolean =>
  findFirst(element.children, ({ name }) => blocks.has(name)) !== undefined;

/** Children as paragraphs: neighbouring inline ones form one. */
const renderBlocks = (nodes: readonly HtmlNode[], depth: number): string => {
  if (depth > deepest) return '';
  const parts: string[] = [];
  let line = '';
  const flush = () => {
    const text = tidy(line);
    line = '';
    if (text !== '') parts.push(text);
  };
  for (const node of nodes) {
    if (isElement(node) && (dropped.has(node.name) || isHidden(node))) continue;
    if (isElement(node) && (blocks.has(node.name) || containsBlock(node))) {
      flush();
      const text = renderBlock(node, depth + 1);
      if (text !== '') parts.push(text);
    } else line += renderInline(node, depth + 1);
  }
  flush();
  return parts.join('\n\n');
};

/** The part of the page that is its own: `main`, the only `article`, or the body without the header of the site. */
const findContent = (root: Root): readonly HtmlNode[] => {
  const main = findFirst(root.children, ({ name, attribs }) => name === 'main' || attribs.role === 'main');
  if (main !== undefined) return main.children;
  const articles = [...walk(root.children)].filter(({ name }) => name === 'article');
  if (articles.length === 1) return articles[0]?.children ?? [];
  const body = findFirst(root.children, ({ name }) => name === 'body');
  return (body?.children ?? root.children).filter((node) => !isElement(node) || node.name !== 'header');
};

/**
 * The readable content of a page as Markdown: headings, paragraphs, lists and tables stay; navigation, scripts, forms and
 * whatever is hidden go.
 */
export const convertHtml = (html: string): ConvertedHtml => {
  const root = parseDocument(html);
  const content = findContent(root);
  const heading = findFirst(content, ({ name }) => name === 'h1');
  const named = findFirst(root.children, ({ name }) => name === 'title');
  const title =
    (heading === undefined ? '' : renderLine(heading, 0)) ||
    collapse(named === undefined ? '' : renderPlain(named, 0))
      .split(/\s+[|–—-]\s+/)[0]
      ?.trim();
  const language = findFirst(root.children, ({ name }) => name === 'html')?.attribs.lang?.trim();
  return {
    markdown: renderBlocks(content, 0),
    ...(title && { title }),
    ...(language && { language }),
  };
};
