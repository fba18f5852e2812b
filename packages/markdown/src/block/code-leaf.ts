import type { BlockView } from './block-view.ts';
import type { Leaf } from './leaf.ts';
import type { Fence } from './line-plan.ts';

/** A code block, fenced or indented. Text goes straight to its view: code has no inner structure. */
export function createCodeLeaf(view: BlockView, fence: Fence | null): Leaf {
  // A fenced block begins with the line after its fence.
  let isInLine = fence === null;
  let isLineEmpty = true;
  /** Blank lines at the end of indented code are not part of it, so they wait for what follows. */
  let blank = '';
  let text = '';
  const put = (characters: string) => {
    text += blank + characters;
    blank = '';
  };
  const endLine = () => {
    if (!isInLine) return;
    if (isLineEmpty && fence === null) blank += '\n';
    else put('\n');
  };
  const flush = () => {
    if (text) view.appendText(text);
    text = '';
  };
  return {
    shape: fence ? { kind: 'fence', fence } : { kind: 'indented-code' },
    beginLine() {
      endLine();
      isInLine = true;
      isLineEmpty = true;
    },
    append(characters) {
      if (fence === null && isLineEmpty && !characters.trim()) {
        blank += characters;
        return;
      }
      isLineEmpty = isLineEmpty && characters === '';
      put(characters);
    },
    show: flush,
    close() {
      endLine();
      flush();
    },
  };
}
