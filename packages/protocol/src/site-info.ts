/** What a page may know of a site before anyone asks anything. */
export type SiteInfo = {
  readonly key: string;
  readonly name: string;
  /** BCP 47, first is the default. */
  readonly languages: readonly string[];
  readonly assistantName: string;
  /** By language. */
  readonly greeting: Readonly<Record<string, string>>;
  /** Questions to begin with, by language. */
  readonly suggestions: Readonly<Record<string, readonly string[]>>;
  /** CSS colour of the launcher and of accents. */
  readonly accent?: string;
  readonly canHandOff: boolean;
};
