import { createEmitter } from './create-emitter.ts';
import { guardStorage } from './guarded-storage.ts';
import { createLauncher } from './launcher/create-launcher.ts';
import { createStage, showStage } from './launcher/create-stage.ts';
import { watchIdle } from './launcher/watch-idle.ts';
import type { ChatBackend, Panel, PanelModule } from './panel/panel-contract.ts';
import type { Parley } from './parley.ts';
import { readSettings } from './settings/read-settings.ts';
import type { Settings } from './settings/settings.ts';

export type CreateWidgetOptions = {
  readonly settings: Settings;
  readonly warn: (warning: string) => void;
  /** Brings the panel's code; called again after it failed. */
  readonly loadPanel: () => Promise<PanelModule>;
  /** The element that an inline chat lives in; without one it floats. */
  readonly host?: HTMLElement;
  readonly backend?: ChatBackend;
  readonly onDestroy?: () => void;
};

/** One chat on a page: the launcher at once, the panel when it is wanted. */
export const createWidget = ({
  settings: initial,
  warn,
  loadPanel,
  host,
  backend,
  onDestroy,
}: CreateWidgetOptions): Parley => {
  const isFloating = host === undefined;
  const stage = createStage(isFloating ? 'floating' : 'inline', host);
  const emitter = createEmitter(warn);
  const key = `parley:${initial.endpoint}:${initial.site}`;
  const tab = guardStorage(() => window.sessionStorage);
  const browser = guardStorage(() => window.localStorage);

  let settings = initial;
  let siteAccent = browser.get(`${key}:accent`);
  let isOpen = false;
  let isLoading = false;
  let isDestroyed = false;
  let panel: Panel | undefined;
  let code: Promise<PanelModule> | undefined;
  let mounting: Promise<Panel | undefined> | undefined;
  let opener: Element | null = null;
  let cancelIdle = () => {};

  const prepare = () => {
    code ??= loadPanel();
    code.catch(() => {
      code = undefined;
    });
    return code;
  };
  const launcher = isFloating
    ? createLauncher({ onToggle: () => setOpen(!isOpen, true), onIntent: () => void prepare().catch(() => {}) })
    : undefined;

  const draw = () => {
    stage.update(settings, settings.accent ?? siteAccent);
    launcher?.update({ isOpen, isLoading, isHidden: settings.launcher === 'hidden', language: settings.language });
  };

  const mount = async (): Promise<Panel | undefined> => {
    isLoading = true;
    draw();
    try {
      const { mountPanel } = await prepare();
      if (isDestroyed) return undefined;
      panel = mountPanel({
        container: stage.container,
        settings,
        emit: emitter.emit,
        onClose: () => setOpen(false, true),
        onAccent: (accent) => {
          siteAccent = accent;
          browser.set(`${key}:accent`, accent);
          draw();
        },
        ...(backend !== undefined && { backend }),
      });
      emitter.emit('ready', undefined);
      return panel;
    } catch (error) {
      mounting = undefined;
      isOpen = false;
      warn(`The chat could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    } finally {
      isLoading = false;
      if (!isDestroyed) draw();
    }
  };

  const setOpen = (next: boolean, shouldFocus: boolean) => {
    if (isDestroyed || next === isOpen) return;
    isOpen = next;
    tab.set(`${key}:open`, String(next));
    browser.set(`${key}:used`, 'true');
    draw();
    emitter.emit(next ? 'open' : 'close', undefined);
    if (!next) {
      panel?.setOpen(false);
      if (!shouldFocus) return;
      // Back to the page's own button, if it was that which opened.
      if (opener instanceof HTMLElement && opener !== document.body && opener !== stage.host) opener.focus();
      else launcher?.focus();
      return;
    }
    opener = document.activeElement;
    mounting ??= mount();
    void mounting.then((mounted) => mounted?.setOpen(isOpen, { shouldFocus }));
  };

  draw();
  if (launcher === undefined) {
    isOpen = true;
    mounting = mount();
    void mounting.then((mounted) => mounted?.setOpen(true));
  } else {
    stage.root.prepend(launcher.element);
    showStage(stage);
    const remembered = tab.get(`${key}:open`);
    // On a phone the open chat hides the page: there it opens only when it is asked to.
    const isPhone = window.innerWidth < 480;
    if (!isPhone && (remembered === null ? settings.open : remembered === 'true')) setOpen(true, false);
    else if (browser.get(`${key}:used`) !== null) cancelIdle = watchIdle(() => void prepare().catch(() => {}));
  }

  return {
    open: () => setOpen(true, true),
    close: () => setOpen(false, true),
    toggle: () => setOpen(!isOpen, true),
    send: async (text) => {
      if (isDestroyed) return;
      setOpen(true, true);
      await (await mounting)?.send(text);
    },
    on: (name, listener) => emitter.on(name, listener),
    off: (name, listener) => emitter.off(name, listener),
    configure: (changes) => {
      if (isDestroyed) return;
      settings = { ...settings, ...readSettings(changes, warn) };
      draw();
      panel?.update(settings);
    },
    destroy: () => {
      if (isDestroyed) return;
      isDestroyed = true;
      cancelIdle();
      panel?.destroy();
      emitter.clear();
      stage.destroy();
      onDestroy?.();
    },
  };
};
