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
  const loadPanel = (): Promise<PanelModule> => {
    const url = new URL(PANEL_FILE, script.src || `${settings.endpoint}/`);
    // A browser remembers a module that failed to load by its address.
    if (attempts > 0) url.searchParams.set('attempt', String(attempts));
    attempts += 1;
    return import(/* @vite-ignore */ url.href);
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

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  try {
    start(script);
  } catch (error) {
    // The page it is on matters more.
    console.warn('[Parley]', error);
  }
}
