/** Fields of one provider, by its name, that are to be sent back to it unchanged and mean nothing to anyone else. */
export type ProviderMetadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type CitedPage = {
  readonly type: 'source';
  readonly sourceType: 'url';
  readonly id: string;
  readonly url: string;
  readonly title?: string;
};

type CitedDocument = {
  readonly type: 'source';
  readonly sourceType: 'document';
  readonly id: string;
  readonly mediaType: string;
  readonly title: string;
  readonly filename?: string;
};

/**
 * A statement of an answer and the source that the provider names for it, whatever the provider: the one shape of
 * citations of Anthropic, Gemini and OpenAI. Citations of the company's own passages are `data-parley-citation`.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
export type TextCitation = {
  /** `id` is the `sourceId` of the source part of the same message. */
  readonly source: CitedPage | CitedDocument;
  /** Where the statement begins in the text of its part, in UTF-16 units; absent when the provider does not say. */
  readonly startIndex?: number;
  /** Where it ends, exclusive. */
  readonly endIndex?: number;
  /** The words of the source that it rests on. */
  readonly citedText?: string;
};
