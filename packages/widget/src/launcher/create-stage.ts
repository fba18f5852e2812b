import type { Settings } from '../settings/settings.ts';
import { createSheet } from '../styles/create-sheet.ts';
import { launcherTokens } from '../styles/launcher-tokens.ts';
import { isRightToLeft } from '../translations/is-right-to-left.ts';
import { floatingHostStyles, inlineHostStyles, launcherStyles } from './launcher-styles.ts';

/** The shadow root of one chat and the elements in it that launcher and panel share. */
export type Stage = {
  readonly host: HTMLElement;
  readonly root: HTMLElement;
  readonly container: HTMLElement;
  readonly update: (settings: Settings, accent: string | null) => void;
  readonly destroy: () => void;
};

/**
 * Prepares the host. A floating one goes into the browser's top layer, above every z-index of the page and outside of every
 * transformed ancestor, and beside `<body>`, which some pages replace as a whole.
 */
export const createStage = (mode: Settings['mode'], existing?: HTMLElement): Stage => {
  const host = existing ?? document.createElement('parley-chat');
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const hostStyles = mode === 'floating' ? floatingHostStyles : inlineHostStyles;
  shadow.adoptedStyleSheets = [createSheet(hostStyles + launcherTokens + launcherStyles)];
  const root = document.createElement('div');
  root.className = 'root';
  root.dataset.mode = mode;
  const container = document.createElement('div');
  container.className = 'panel-container';
  root.append(container);
  shadow.append(root);

  return {
    host,
    root,
    container,
    update: ({ theme, language, position, zIndex }, accent) => {
      root.dataset.theme = theme;
      root.dataset.position = position;
      root.lang = language;
      root.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
      if (accent === null) root.style.removeProperty('--accent');
      else root.style.setProperty('--accent', accent);
      if (mode === 'floating') host.style.setProperty('--parley-z-index', String(zIndex));
    },
    destroy: () => {
      root.remove();
      shadow.adoptedStyleSheets = [];
      if (existing === undefined) host.remove();
    },
  };
};

/** Puts a floating host into the page. */
export const showStage = ({ host }: Stage): void => {
  host.setAttribute('floating', '');
  document.documentElement.append(host);
  try {
    host.popover = 'manual';
    host.showPopover();
  } catch {
    // No top layer in this browser: the z-index has to do.
  }
};
