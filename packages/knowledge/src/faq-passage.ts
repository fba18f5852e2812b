/** A question with its answer. */
export type FaqPair = { readonly question: string; readonly answer: string };

/** The text of a passage that is a question with its answer. */
export const writeFaq = ({ question, answer }: FaqPair): string =>
  `**${question.replace(/\s+/g, ' ').trim()}**\n\n${answer}`;

/** The pair in a passage's text, or `undefined` when the passage is something else. */
export const readFaq = ({
  text,
  locator,
}: {
  readonly text: string;
  readonly locator: { readonly row?: number };
}): FaqPair | undefined => {
  if (locator.row === undefined) return undefined;
  const match = /^\*\*(.+)\*\*\n\n([\s\S]+)$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { question: match[1], answer: match[2] };
};
