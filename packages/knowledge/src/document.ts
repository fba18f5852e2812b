/** A stretch of a document that has its own place: a page, a row of questions and answers, or the whole document. */
export type DocumentSection = {
  /** Markdown. */
  readonly text: string;
  /** From 1, in paged documents. */
  readonly page?: number;
  /** From 1 and without the header, in tables of questions and answers. */
  readonly row?: number;
  /** Headings above the section that are not in its text, such as the category of a question. */
  readonly headings?: readonly string[];
};

/** A document as it was read: clean Markdown with the place of every stretch, whatever the file was. */
export type LoadedDocument = {
  /** Relative path with forward slashes: the same after every load. */
  readonly id: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly mediaType: string;
  readonly sections: readonly DocumentSection[];
  /** Changes when the text does; what did not change need not be indexed again. */
  readonly hash: string;
  /** Address of the original, when visitors may open it. */
  readonly url?: string;
  /** When the document last changed, milliseconds since the epoch. */
  readonly updatedAtMs?: number;
};
