import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWidget } from './create-widget.ts';
import type { PanelModule } from './panel/panel-contract.ts';
import type { Parley } from './parley.ts';
import { defaultSettings, type ParleySettings } from './settings/settings.ts';
import { createControlledBackend } from './stories/controlled-backend.ts';
import { openChat } from './stories/open-chat.ts';

let chats: Parley[] = [];
const open = (settings?: ParleySettings) => {
  const opened = openChat(settings);
  chats.push(opened.chat);
  return opened;
};

beforeEach(() => page.viewport(1000, 800));
afterEach(() => {
  for (const chat of chats) chat.destroy();
  chats = [];
  sessionStorage.clear();
  localStorage.clear();
});

const focused = (shadow: ShadowRoot) => shadow.activeElement;

test('draws the launcher and nothing else until somebody reaches for it', () => {
  const { shadow, button } = open();
  expect(button('Open chat').getAttribute('aria-expanded')).toBe('false');
  expect(shadow.querySelector('.panel')).toBeNull();
});

test('loads the panel when the pointer comes near, and draws it when it is asked for', async () => {
  let loads = 0;
  const chat = createWidget({
    settings: defaultSettings,
    warn: () => {},
    loadPanel: () => {
      loads += 1;
      return import('./panel.ts');
    },
    backend: createControlledBackend(),
  });
  chats.push(chat);
  const shadow = document.querySelector('parley-chat')?.shadowRoot;
  shadow?.querySelector('button')?.dispatchEvent(new PointerEvent('pointerenter'));
  expect(loads).toBe(1);
  expect(shadow?.querySelector('.panel')).toBeNull();
  chat.open();
  await expect.poll(() => shadow?.querySelector('.panel')).not.toBeNull();
  expect(loads).toBe(1);
});

test('opening moves the focus to where one writes, Escape closes and gives it back', async () => {
  const { chat, button, shadow, composer, find } = open();
  await userEvent.click(button('Open chat'));
  await expect.poll(() => focused(shadow) === composer()).toBe(true);
  expect(find('.panel').getAttribute('role')).toBe('dialog');
  expect(find('.panel').getAttribute('aria-label')).toBe('Harbour Assistant');
  await userEvent.keyboard('{Escape}');
  expect(find('.panel').hidden).toBe(true);
  expect(focused(shadow)).toBe(button('Open chat'));
  chat.open();
  await expect.poll(() => focused(shadow) === composer()).toBe(true);
});

test('closing gives the focus back to the button of the page that opened it', async () => {
  const { chat, shadow, composer } = open({ launcher: 'hidden' });
  const own = document.createElement('button');
  own.addEventListener('click', chat.open);
  own.textContent = 'Help';
  document.body.append(own);
  await userEvent.click(own);
  await expect.poll(() => shadow.querySelector('.field') && focused(shadow) === composer()).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).toBe(own);
  own.remove();
});

test('a chat that opens by itself leaves the focus where it is', async () => {
  const { shadow, find } = open({ open: true });
  await expect.poll(() => shadow.querySelector('.panel')).not.toBeNull();
  expect(find('.panel').hidden).toBe(false);
  expect(focused(shadow)).toBeNull();
});

test('is open after a reload of the tab in which it was open', async () => {
  const first = open({ site: 'same' });
  first.chat.open();
  first.chat.destroy();
  const second = open({ site: 'same' });
  await expect.poll(() => second.shadow.querySelector('.panel')).not.toBeNull();
});

test('tries again to load the panel after that failed', async () => {
  const warnings: string[] = [];
  const load: (() => Promise<PanelModule>)[] = [
    () => Promise.reject(new Error('no network')),
    () => import('./panel.ts'),
  ];
  const chat = createWidget({
    settings: defaultSettings,
    warn: (warning) => warnings.push(warning),
    loadPanel: () => (load.shift() ?? (() => import('./panel.ts')))(),
    backend: createControlledBackend(),
  });
  chats.push(chat);
  const shadow = document.querySelector('parley-chat')?.shadowRoot;
  chat.open();
  await expect.poll(() => warnings).toEqual(['The chat could not be loaded: no network']);
  expect(shadow?.querySelector('button')?.getAttribute('aria-expanded')).toBe('false');
  chat.open();
  await expect.poll(() => shadow?.querySelector('.panel')).not.toBeNull();
});

test('settings that are changed join those that were set', async () => {
  const { chat, find, shadow } = open({ name: 'Ada', open: true });
  await expect.poll(() => shadow.querySelector('.header-name')?.textContent).toBe('Ada');
  chat.configure({ theme: 'dark', language: 'zh-CN' });
  expect(find('.root').dataset.theme).toBe('dark');
  await expect.poll(() => shadow.querySelector('.field')?.getAttribute('aria-label')).toBe('消息');
  expect(find('.header-name').textContent).toBe('Ada');
});

test('tells those who listen, and not those who stopped', async () => {
  const { chat, backend } = open();
  const heard: string[] = [];
  chat.on('open', () => heard.push('open'));
  const stop = chat.on('close', () => heard.push('close'));
  chat.on('message', ({ text }) => heard.push(`message ${text}`));
  chat.on('reply', ({ text, outcome }) => heard.push(`reply ${text} ${outcome}`));
  const sent = chat.send('Hello');
  await expect.poll(() => backend.requests.length).toBe(1);
  backend.write('Hi');
  backend.end();
  await sent;
  await expect.poll(() => heard).toEqual(['open', 'message Hello', 'reply Hi complete']);
  stop();
  chat.close();
  expect(heard).toHaveLength(3);
});

test('destroying it leaves nothing in the page', async () => {
  const before = document.documentElement.outerHTML;
  const globals = Object.keys(window).length;
  const { chat, shadow } = open({ open: true });
  await expect.poll(() => shadow.querySelector('.panel')).not.toBeNull();
  chat.destroy();
  expect(document.documentElement.outerHTML).toBe(before);
  expect(Object.keys(window)).toHaveLength(globals);
  chat.open();
  chat.configure({ theme: 'dark' });
  await chat.send('Hello');
  expect(document.documentElement.outerHTML).toBe(before);
});
