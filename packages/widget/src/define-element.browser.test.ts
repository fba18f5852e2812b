import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { defineElement } from './define-element.ts';
import type { MountPanelOptions, PanelModule } from './panel/panel-contract.ts';

const mounted: MountPanelOptions[] = [];
let destroyedCount = 0;
/** Tells what it was asked for, instead of a panel that would look for a relay. */
const panel: PanelModule = {
  mountPanel: (options) => {
    mounted.push(options);
    return {
      setOpen: () => {},
      send: async () => {},
      update: () => {},
      destroy: () => {
        destroyedCount += 1;
      },
    };
  },
};

beforeAll(async () => {
  await page.viewport(1000, 800);
  defineElement({ settings: { endpoint: 'https://relay.test', site: 'default-site' }, loadPanel: async () => panel });
});
afterEach(async () => {
  document.body.replaceChildren();
  await Promise.resolve();
  mounted.length = 0;
  destroyedCount = 0;
});

const add = (attributes: Readonly<Record<string, string>>) => {
  const element = document.createElement('parley-chat');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
};

test('defining it a second time is harmless', () => {
  expect(() => defineElement({ loadPanel: async () => panel })).not.toThrow();
});

test('two elements are two chats, each with the settings of its own attributes', async () => {
  add({ site: 'one', 'max-length': '10' });
  add({ 'data-site': 'two' });
  await expect.poll(() => mounted.length).toBe(2);
  expect(mounted.map(({ settings }) => [settings.site, settings.maxLength, settings.endpoint, settings.mode])).toEqual([
    ['one', 10, 'https://relay.test', 'inline'],
    ['two', 4000, 'https://relay.test', 'inline'],
  ]);
});

test('the page gives it its size', async () => {
  const element = add({});
  element.style.setProperty('height', '321px');
  await expect.poll(() => mounted.length).toBe(1);
  expect(element.offsetHeight).toBe(321);
});

test('an element that is moved keeps its chat', async () => {
  const element = add({});
  await expect.poll(() => mounted.length).toBe(1);
  const elsewhere = document.createElement('div');
  document.body.append(elsewhere);
  elsewhere.append(element);
  await Promise.resolve();
  expect(destroyedCount).toBe(0);
  expect(mounted).toHaveLength(1);
});

test('an element that is removed ends its chat, and has a new one when it comes back', async () => {
  const element = add({});
  await expect.poll(() => mounted.length).toBe(1);
  element.remove();
  await expect.poll(() => destroyedCount).toBe(1);
  expect(element.shadowRoot?.childElementCount).toBe(0);
  document.body.append(element);
  await expect.poll(() => mounted.length).toBe(2);
});
