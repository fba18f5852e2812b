import { createWidget } from './create-widget.ts';
import type { ChatBackend } from './panel/panel-contract.ts';
import type { Parley } from './parley.ts';
import { completeSettings } from './settings/complete-settings.ts';
import { createWarn } from './settings/create-warn.ts';
import { readSettings } from './settings/read-settings.ts';
import type { ParleySettings } from './settings/settings.ts';

export type MountParleyOptions = ParleySettings & {
  /** Fills this element instead of floating in the corner. Give it a height. */
  readonly element?: HTMLElement;
  /** A conversation of your own, over any transport, instead of the relay at `endpoint`. */
  readonly backend?: ChatBackend;
};

/**
 * Puts a chat into the page and returns its handle. The panel's code is loaded when a visitor reaches for it.
 *
 * @example
 * const chat = mountParley({ endpoint: 'https://assistant.example.com', site: 'harbour-bank' });
 * chat.open();
 */
export const mountParley = ({ element, backend, ...input }: MountParleyOptions): Parley => {
  const warn = createWarn();
  const settings = completeSettings(readSettings(input, warn));
  if (settings.endpoint === '' && backend === undefined) warn('Set "endpoint" to the address of your relay.');
  return createWidget({
    settings,
    warn,
    loadPanel: () => import('./panel.ts'),
    ...(element !== undefined && { host: element }),
    ...(backend !== undefined && { backend }),
  });
};
