/** Reads Markdown character by character and knows whether the next one stands in code. */
export type CodeWatcher = { readonly isInCode: boolean; read(character: string): void };

/**
 * A span of code that is not closed ends with its paragraph: what streams cannot be read ahead, and one stray backtick
 * must not make the rest of an answer code.
 */
export const createCodeWatcher = (): CodeWatcher => {
  /** Marks of the same kind that follow each other right now. */
  let run = '';
  let runBeganLine = false;
  /** Only spaces since the line began. */
  let isLineStart = true;
  let isLineBlank = true;
  let fence = '';
  let span = 0;

  /** The state when the run of marks is over. */
  const afterRun = (): { readonly fence: string; readonly span: number } => {
    if (run === '') return { fence, span };
    const isFence = runBeganLine && run.length >= 3;
    if (fence !== '') return { fence: isFence && run.startsWith(fence) ? '' : fence, span };
    if (isFence && span === 0) return { fence: run, span };
    if (!run.startsWith('`')) return { fence, span };
    if (span === 0) return { fence, span: run.length };
    return { fence, span: span === run.length ? 0 : span };
  };
  const endRun = () => {
    ({ fence, span } = afterRun());
    run = '';
  };

  return {
    get isInCode() {
      const after = afterRun();
      return after.fence !== '' || after.span > 0;
    },
    read(character) {
      if ((character === '`' || character === '~') && (run === '' || run.startsWith(character))) {
        if (run === '') runBeganLine = isLineStart;
        run += character;
        isLineStart = false;
        isLineBlank = false;
        return;
      }
      endRun();
      if (character === '\n') {
        if (isLineBlank) span = 0;
        isLineStart = true;
        isLineBlank = true;
      } else if (character !== ' ') {
        isLineStart = false;
        isLineBlank = false;
      }
    },
  };
};
