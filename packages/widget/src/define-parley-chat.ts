import { defineElement } from './define-element.ts';
import type { ParleySettings } from './settings/settings.ts';

/**
 * Defines `<parley-chat endpoint="…" site="…">`, a chat in the page's flow; as many on a page as one likes. Every setting is
 * an attribute; `defaults` are for elements that do not set the same themselves. Harmless when called twice, and on a server.
 */
export const defineParleyChat = (defaults: ParleySettings = {}): void =>
  defineElement({ settings: defaults, loadPanel: () => import('./panel.ts') });
