/** How far a JSON object has come that arrives in pieces. */
export type JsonProgress = { depth: number; isInText: boolean; isEscaped: boolean; hasBegun: boolean };

export const createJsonProgress = (): JsonProgress => ({
  depth: 0,
  isInText: false,
  isEscaped: false,
  hasBegun: false,
});

/** Takes the next piece. Each character is looked at once, so that nothing is parsed over and over. */
export const trackJson = (progress: JsonProgress, piece: string): void => {
  for (let index = 0; index < piece.length; index += 1) {
    const code = piece.charCodeAt(index);
    if (progress.isInText) {
      if (progress.isEscaped) progress.isEscaped = false;
      else if (code === 0x5c) progress.isEscaped = true;
      else if (code === 0x22) progress.isInText = false;
    } else if (code === 0x22) progress.isInText = true;
    else if (code === 0x7b || code === 0x5b) {
      progress.depth += 1;
      progress.hasBegun = true;
    } else if (code === 0x7d || code === 0x5d) progress.depth -= 1;
  }
};

/** Every bracket that was opened is closed. */
export const isJsonWhole = ({ depth, isInText, hasBegun }: JsonProgress): boolean =>
  hasBegun && depth <= 0 && !isInText;
