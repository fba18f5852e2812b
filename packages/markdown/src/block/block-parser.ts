import type { InlineContext, Reference } from '../inline/inline-state.ts';
import type { BlockKind, BlockView } from './block-view.ts';
import { createCodeLeaf } from './code-leaf.ts';
import { createHeadingLeaf } from './heading-leaf.ts';
import { createLateLinks } from './late-links.ts';
import type { Leaf } from './leaf.ts';
import type { ContainerStart, LineContent, LinePlan } from './line-plan.ts';
import type { OpenContainer, OpenList } from './open-container.ts';
import { createParagraphLeaf, type ParagraphLeaf } from './paragraph-leaf.ts';
import { planLine } from './plan-line.ts';
import { createTableLeaf } from './table-leaf.ts';

/** Reads a document as it arrives, and shows it block by block. */
export interface BlockParser {
  write(text: string): void;
  end(): void;
}

/** A line whose kind is open is looked at with every write up to this length, then each time it has grown by a quarter. */
const freeLine = 256;

export function createBlockParser(root: BlockView, options: Pick<InlineContext, 'breaks' | 'citations'>): BlockParser {
  const references = new Map<string, Reference>();
  const late = createLateLinks();
  const document = {
    context: { ...options, references, onMissing: () => {} },
    define(label: string, reference: Reference) {
      if (references.has(label)) return;
      references.set(label, reference);
      late.resolve(label);
    },
    watch: late.watch,
  };
  const containers: OpenContainer[] = [];
  let leaf: Leaf | null = null;
  let paragraph: ParagraphLeaf | null = null;
  let lineNumber = 0;
  /** The current line, until its kind is decided; from then on its text goes straight to the leaf. */
  let line = '';
  let isDecided = false;
  let triedAt = 0;
  let hasReturn = false;

  function readPart(text: string): void {
    if (isDecided) {
      leaf?.append(text);
      return;
    }
    line += text;
    if (line.length > freeLine && line.length < triedAt * 1.25) return;
    triedAt = line.length;
    const plan = planLine(line, openBlocks(), false);
    if (!plan) return;
    applyPlan(plan);
    isDecided = true;
  }

  function endLine(): void {
    if (!isDecided) {
      const plan = planLine(line, openBlocks(), true);
      if (plan) applyPlan(plan);
    }
    line = '';
    isDecided = false;
    triedAt = 0;
  }

  const openBlocks = () => ({ containers, leaf: leaf?.shape ?? ({ kind: 'none' } as const) });

  function applyPlan(plan: LinePlan): void {
    lineNumber++;
    const { content } = plan;
    if (plan.isLazy && content.kind === 'text') {
      markLine(containers.length);
      leaf?.beginLine();
      leaf?.append(content.text);
      return;
    }
    if (!plan.isLeafKept) closeLeaf();
    containers.length = plan.kept;
    for (const start of plan.starts) openContainer(start);
    if (content.kind !== 'blank') applyContent(content);
    if (content.kind === 'blank' && plan.starts.length === 0) markQuotes();
    else markLine(containers.length);
  }

  function applyContent(content: LineContent): void {
    switch (content.kind) {
      case 'text':
        if (!leaf) openParagraph();
        leaf?.beginLine();
        leaf?.append(content.text);
        return;
      case 'code':
      case 'row':
        leaf?.beginLine();
        leaf?.append(content.text);
        return;
      case 'indented-code':
        leaf = createCodeLeaf(openBlock({ kind: 'code', language: '' }), null);
        leaf.append(content.text);
        return;
      case 'fence':
        leaf = createCodeLeaf(openBlock({ kind: 'code', language: content.fence.language }), content.fence);
        return;
      case 'fence-end':
        closeLeaf();
        return;
      case 'heading':
        leaf = createHeadingLeaf(openBlock({ kind: 'heading', level: content.level }), document);
        leaf.append(content.text);
        return;
      case 'underline':
        paragraph?.closeAsHeading(content.level);
        leaf = paragraph = null;
        return;
      case 'table': {
        const header = paragraph?.takeLastLine() ?? '';
        leaf = paragraph = null;
        leaf = createTableLeaf(openBlock({ kind: 'table' }), document, { header, alignments: content.alignments });
        return;
      }
      case 'rule':
        openBlock({ kind: 'rule' });
        return;
      case 'blank':
        return;
      default:
        content satisfies never;
    }
  }

  function openParagraph(): void {
    const top = containers.at(-1);
    const canBeTask = top?.kind === 'item' && top.isEmpty;
    const container = prepareParent();
    const list = container?.kind === 'item' ? containers.at(-2) : undefined;
    const parent = container?.view ?? root;
    leaf = paragraph = createParagraphLeaf({
      document,
      canBeTask,
      open() {
        if (list?.kind !== 'list') return parent.open({ kind: 'paragraph', isBare: false });
        const view = parent.open({ kind: 'paragraph', isBare: !list.isLoose });
        if (!list.isLoose) list.bare.push(view);
        return view;
      },
    });
  }

  function openContainer(start: ContainerStart): void {
    if (start.kind === 'quote') {
      containers.push({ kind: 'quote', view: openBlock({ kind: 'quote' }), lastLine: lineNumber });
      return;
    }
    const { list: mark, indent } = start;
    const top = containers.at(-1);
    let list = top?.kind === 'list' && top.mark === mark.mark ? top : null;
    if (list) {
      if (list.lastLine < lineNumber - 1) loosen(list);
    } else {
      const view = openBlock({ kind: 'list', start: mark.start });
      list = { kind: 'list', view, mark: mark.mark, isLoose: false, bare: [], lastLine: lineNumber };
      containers.push(list);
    }
    containers.push({
      kind: 'item',
      view: list.view.open({ kind: 'item' }),
      indent,
      isEmpty: true,
      lastLine: lineNumber,
    });
  }

  const openBlock = (block: BlockKind): BlockView => (prepareParent()?.view ?? root).open(block);

  /** Makes ready for a block at the innermost open container: a list that gets no item ends, one that has a gap is loose. */
  function prepareParent(): OpenContainer | undefined {
    if (containers.at(-1)?.kind === 'list') containers.pop();
    const top = containers.at(-1);
    if (top?.kind !== 'item') return top;
    const list = containers.at(-2);
    if (!top.isEmpty && top.lastLine < lineNumber - 1 && list?.kind === 'list') loosen(list);
    top.isEmpty = false;
    return top;
  }

  function closeLeaf(): void {
    leaf?.close();
    leaf = paragraph = null;
  }

  function markLine(count: number): void {
    for (const container of containers.slice(0, count)) container.lastLine = lineNumber;
  }

  /** On a blank line only the quotes, whose marks it carries, go on. */
  function markQuotes(): void {
    const last = containers.findLastIndex(({ kind }) => kind === 'quote');
    markLine(last + 1);
  }

  return {
    write(chunk) {
      const text = chunk.includes('\0') ? chunk.replaceAll('\0', '\ufffd') : chunk;
      let from = 0;
      if (hasReturn && text.startsWith('\n')) from = 1;
      if (text) hasReturn = text.endsWith('\r');
      const lineEnd = /\r\n?|\n/g;
      lineEnd.lastIndex = from;
      for (let match = lineEnd.exec(text); match; match = lineEnd.exec(text)) {
        if (match.index > from) readPart(text.slice(from, match.index));
        endLine();
        from = lineEnd.lastIndex;
      }
      if (from < text.length) readPart(text.slice(from));
      leaf?.show();
      late.spend(text.length);
    },
    end() {
      if (line || isDecided) endLine();
      closeLeaf();
      containers.length = 0;
      late.finish();
    },
  };
}

function loosen(list: OpenList): void {
  if (list.isLoose) return;
  list.isLoose = true;
  for (const view of list.bare) view.loosen();
  list.bare.length = 0;
}
