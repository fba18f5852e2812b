/** Unfinished at the end of a text, each with how far back it can begin. */
const unfinished: readonly (readonly [longest: number, form: RegExp])[] = [
  // A word, which may become an address, and the signs before a number.
  [320, /[\w.%+@(:\-À-ɏ]*$/],
  // A number in groups, or an account.
  [64, /(?<!\w)(?:[+(]*\d[\d ().-]*|[A-Z]{2}\d\d[A-Z\d ]*)$/i],
  // A key.
  [6100, /(?:(?<![\w-])(?:sk-|[prs]k_|gh|glpat|xox|AIza|A[KS]IA|eyJ)[\w.-]*|-----BEGIN [\w+/=\s\\-]*)$/],
];

/** Where text begins that more text could make into personal data. */
export const findUnsettled = (text: string): number =>
  Math.min(
    ...unfinished.map(([longest, form]) => {
      const offset = Math.max(0, text.length - longest);
      return offset + (form.exec(text.slice(offset))?.index ?? longest);
    }),
    text.length,
  );
