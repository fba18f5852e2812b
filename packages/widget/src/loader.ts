import { createWidget } from './create-widget.ts';
import { defineElement } from './define-element.ts';
import type { PanelModule } from './panel/panel-contract.ts';
import type { Parley } from './parley.ts';
import { readScriptSettings } from './read-script-settings.ts';
import { runQueue } from './run-queue.ts';
import { completeSettings } from './settings/complete-settings.ts';
import { createWarn } from './settings/create-warn.ts';
import { readSettings } from './settings/read-settings.ts';

/** Name of the panel's file, which carries its hash; put here by the build. */
declare const PANEL_FILE: string;

const start = (script: HTMLScriptElement) => {
  const earlier: unknown = Reflect.get(window, 'Parley');
  if (typeof earlier === 'object' && earlier !== null && 'destroy' in earlier) return;

  const warn = createWarn();
  const settings = completeSettings(readSettings(readScriptSettings(script), warn));
  if (settings.endpoint === '') return warn('Without a valid "endpoint" there is no chat.');

  let attempts = 0;
  const importPanel = (path: string): Promise<PanelModule> => {
    const url = new URL(path, script.src || `${settings.endpoint}/`);
    // A browser remembers a module that failed to load by its address.
    if (attempts > 1) url.searchParams.set('attempt', String(attempts));
    return import(/* @vite-ignore */ url.href);
  };
  /** The relay keeps its pages apart from `/parley/`; elsewhere the files of the build lie side by side. */
  const loadPanel = () => {
    attempts += 1;
    return importPanel(`parley/${PANEL_FILE}`).catch(() => importPanel(PANEL_FILE));
  };
  defineElement({ settings, loadPanel });

  let host: HTMLElement | undefined;
  if (settings.mode === 'inline') {
    host = document.createElement('div');
    const target = settings.target === null ? null : document.querySelector(settings.target);
    if (target !== null) target.append(host);
    else script.after(host);
  }
  const parley: Parley & { push: (call: unknown) => void } = {
    ...createWidget({
      settings,
      warn,
      loadPanel,
      ...(host !== undefined && { host }),
      onDestroy: () => {
        host?.remove();
        if (Reflect.get(window, 'Parley') === parley) Reflect.deleteProperty(window, 'Parley');
      },
    }),
    push: (call) => runQueue(parley, [call], warn),
  };
  Reflect.set(window, 'Parley', parley);
  runQueue(parley, earlier, warn);
};

// Tag managers put scripts into the page in ways that leave it without a current one.
const script = document.currentScript ?? document.querySelector('script[src*="/parley.js"]');
if (script instanceof HTMLScriptElement) {
  try {
    start(script);
  } catch (error) {
    // The page it is on matters more.
    console.warn('[Parley]', error);
  }
}
