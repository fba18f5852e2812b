const blocks = new Set(
  'P H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE HR TABLE THEAD TBODY TR TH TD DIV SECTION'.split(' '),
);
const presentational = new Set([
  'rel',
  'target',
  'role',
  'tabindex',
  'aria-label',
  'scope',
  'disabled',
  'type',
  'checked',
  'alt',
  'src',
]);

/**
 * The structure of what is shown, for comparing it with that of another renderer: what only looks different is left out, which is
 * white space between blocks, a scroll region around a table, and the form of tasks, images and shown hosts.
 */
export function readOutline(root: Node): string {
  let outline = '';
  for (const node of root.childNodes) outline += readNode(node);
  return outline;
}

function readNode(node: Node): string {
  if (node.nodeType === 3) return readText(node);
  if (!isElement(node)) return '';
  const name = node.nodeName;
  if (name === 'DIV') return readOutline(node);
  if (name === 'BDI') return '';
  if (name === 'IMG') return `<image:${node.getAttribute('alt')}>`;
  if (node.className === 'markdown-image') return `<image:${node.textContent}>`;
  if (name === 'INPUT') return `<task:${node.hasAttribute('checked')}>`;
  if (node.className === 'markdown-task') return `<task:${node.textContent === '☑'}>`;
  const attributes = [...node.attributes]
    .filter(({ name: attribute }) => !presentational.has(attribute))
    .map(({ name: attribute, value }) => ` ${attribute}=${JSON.stringify(value)}`)
    .sort();
  return `<${name}${attributes.join('')}>${readOutline(node)}</${name}>`;
}

function readText(node: Node): string {
  const text = node.textContent ?? '';
  const isBetween = (other: Node | null) => other === null || blocks.has(other.nodeName);
  const isInBlock = node.parentNode !== null && !['PRE', 'CODE'].includes(node.parentNode.nodeName);
  let shown = text;
  if (isInBlock) {
    if (isBetween(node.previousSibling)) shown = shown.replace(/^\n+/, '');
    if (isBetween(node.nextSibling)) shown = shown.replace(/\n+$/, '');
    if (node.previousSibling?.nodeName === 'BR') shown = shown.replace(/^\n/, '');
  }
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const isElement = (node: Node): node is Element => node.nodeType === 1;
