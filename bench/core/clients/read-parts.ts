/** The words, or the arguments of calls, that the parts of a message hold. */
export const readParts = (parts: readonly object[]): string =>
  parts
    .map((part) => {
      if ('text' in part && typeof part.text === 'string') return part.text;
      return 'input' in part ? JSON.stringify(part.input) : '';
    })
    .join('');
