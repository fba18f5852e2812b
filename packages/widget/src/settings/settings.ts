export const themes = ['auto', 'light', 'dark'] as const;
export const modes = ['floating', 'inline'] as const;
export const positions = ['bottom-end', 'bottom-start', 'bottom-right', 'bottom-left'] as const;
export const launcherKinds = ['visible', 'hidden'] as const;

/** Everything that can be set, on the script tag as `data-*`, on `<parley-chat>` as attributes, or in JS. */
export type Settings = {
  /** Address of the relay. @default the origin that the script came from */
  readonly endpoint: string;
  /** Public key of the site. @default 'default' */
  readonly site: string;
  /** BCP 47. @default the language of the page, then of the browser */
  readonly language: string;
  /** `auto` follows the visitor's system. @default 'auto' */
  readonly theme: (typeof themes)[number];
  /** One CSS colour from which all others follow. Its lightness is adapted so that text on it stays readable. @default the site's */
  readonly accent: string | null;
  /** Corner of the window. @default 'bottom-end' */
  readonly position: (typeof positions)[number];
  /** @default 'floating' */
  readonly mode: (typeof modes)[number];
  /** Whether the chat is open when the page loads; what the visitor did last in this tab counts more. @default false */
  readonly open: boolean;
  /** `hidden` for a page with a button of its own that calls `Parley.open()`. @default 'visible' */
  readonly launcher: (typeof launcherKinds)[number];
  /** Name of the assistant. @default the site's */
  readonly name: string | null;
  /** First words of an empty conversation. @default the site's */
  readonly greeting: string | null;
  /** Questions to begin with; in attributes separated by `|`. @default the site's */
  readonly suggestions: readonly string[] | null;
  /** Longest message, in characters. @default 4000 */
  readonly maxLength: number;
  /** Whether conversations are kept in this browser. @default true */
  readonly remember: boolean;
  /** @default 2147483000 */
  readonly zIndex: number;
  /** CSS selector of the element that an inline chat of the script tag goes into. @default the place of the script tag */
  readonly target: string | null;
};

export type SettingName = keyof Settings;

/** Settings as a page gives them: any of them, the rest keeps its value. */
export type ParleySettings = Partial<Settings>;

export const defaultSettings: Settings = {
  endpoint: '',
  site: 'default',
  language: 'en',
  theme: 'auto',
  accent: null,
  position: 'bottom-end',
  mode: 'floating',
  open: false,
  launcher: 'visible',
  name: null,
  greeting: null,
  suggestions: null,
  maxLength: 4000,
  remember: true,
  zIndex: 2_147_483_000,
  target: null,
};

export const settingNames: readonly string[] = Object.keys(defaultSettings);
