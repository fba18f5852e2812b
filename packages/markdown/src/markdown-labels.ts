/** Every word that the renderer itself puts on the page. */
export interface MarkdownLabels {
  /** Stands for an image that is not loaded; `host` is empty where its address has none. */
  readonly image: (alt: string, host: string) => string;
  /** Stands behind a link whose text names another place than the one it leads to. */
  readonly host: (host: string) => string;
  /** Names a code block for assistive technology. */
  readonly code: (language: string) => string;
  /** Names the scroll region of a table. */
  readonly table: string;
  readonly taskDone: string;
  readonly taskOpen: string;
}

export const defaultLabels: MarkdownLabels = {
  image: (alt, host) => `[${['Image', alt].filter(Boolean).join(': ')}${host && ` (${host})`}]`,
  host: (host) => ` (${host})`,
  code: (language) => (language ? `Code, ${language}` : 'Code'),
  table: 'Table',
  taskDone: 'Done',
  taskOpen: 'To do',
};
