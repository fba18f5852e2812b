/** A file that cannot become a document. The message is for the operator: what is wrong, and the way out. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
