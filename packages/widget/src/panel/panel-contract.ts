import type { Conversation } from '@parley/core';
import type { SiteInfo } from '@parley/protocol';
import type { Emitter } from '../create-emitter.ts';
import type { Settings } from '../settings/settings.ts';

/** Where a chat gets its conversation and what it knows of the site. Stories and tests give their own. */
export type ChatBackend = {
  readonly conversation: Conversation;
  /** `null` when the back end tells nothing of the site. */
  readonly site: Promise<SiteInfo | null>;
};

/** What the launcher's side gives the panel's side. Both are of one build, so this may change freely. */
export type MountPanelOptions = {
  /** The element in the shadow root that the panel fills. */
  readonly container: HTMLElement;
  readonly settings: Settings;
  readonly emit: Emitter['emit'];
  /** The visitor asked to close. */
  readonly onClose: () => void;
  /** The site has an accent and the page has set none. */
  readonly onAccent: (accent: string) => void;
  /** @default the relay at `settings.endpoint` */
  readonly backend?: ChatBackend;
};

export type Panel = {
  /** Focus moves in only when the visitor asked to open, never when the page opens by itself. */
  readonly setOpen: (isOpen: boolean, options?: { readonly shouldFocus?: boolean }) => void;
  readonly send: (text: string) => Promise<void>;
  readonly update: (settings: Settings) => void;
  readonly destroy: () => void;
};

/** What the panel's bundle exports. */
export type PanelModule = { readonly mountPanel: (options: MountPanelOptions) => Panel };
