import type { DocumentSection } from '../document.ts';

/** What a loader makes of one file. */
export type FileContent = {
  readonly sections: readonly DocumentSection[];
  /** What the file says of itself; else the first heading or the name of the file. */
  readonly title?: string;
  /** BCP 47, where the file says so; else it is detected. */
  readonly language?: string;
  readonly url?: string;
  /** What could not be used of a file that could be used. */
  readonly warnings?: readonly string[];
};

/** Reads one kind of file. Throws a `DocumentError` for what it cannot use. */
export type FileLoader = (bytes: Uint8Array) => FileContent | Promise<FileContent>;
