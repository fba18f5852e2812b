import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWidget } from './create-widget.ts';
import { defaultSettings } from './settings/settings.ts';
import { createAnswer, createUserMessage } from './stories/sample-messages.ts';
import { createStaticConversation } from './stories/static-conversation.ts';

let cleanUp = () => {};
afterEach(() => {
  cleanUp();
  sessionStorage.clear();
  localStorage.clear();
});

const openWith = async (count: number) => {
  await page.viewport(1000, 800);
  const messages = Array.from({ length: count }, (_, index) =>
    index % 2 === 0
      ? createUserMessage(`m${index}`, `Question ${index}`)
      : createAnswer(`m${index}`, `Answer ${index}`, { createdAtMs: Date.UTC(2026, 0, 1 + Math.floor(index / 10)) }),
  );
  const chat = createWidget({
    settings: { ...defaultSettings, open: true },
    warn: () => {},
    loadPanel: () => import('./panel.ts'),
    backend: { conversation: createStaticConversation({ messages }), site: Promise.resolve(null) },
  });
  cleanUp = chat.destroy;
  const shadow = document.querySelector('parley-chat')?.shadowRoot;
  const findAll = (selector: string) => [...(shadow?.querySelectorAll<HTMLElement>(selector) ?? [])];
  await expect.poll(() => findAll('.message').length).toBeGreaterThan(0);
  return findAll;
};

test('ten thousand messages draw no more than the last of them, and the end is in view', async () => {
  const findAll = await openWith(10_000);
  expect(findAll('.message')).toHaveLength(40);
  expect(findAll('.message').at(-1)?.textContent).toContain('Answer 9999');
  const [scroller] = findAll('.scroller');
  await expect
    .poll(() => scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight)
    .toBeLessThan(4);
});

test('earlier messages come when they are wanted, and what is being read stays where it is', async () => {
  const findAll = await openWith(100);
  const [scroller] = findAll('.scroller');
  const [first] = findAll('.message');
  scroller?.dispatchEvent(new WheelEvent('wheel', { deltaY: -300 }));
  scroller?.scrollTo(0, 0);
  await expect.poll(() => findAll('.scroll-button').length).toBe(1);
  const [earlier] = findAll('.earlier');
  if (earlier === undefined) throw new Error('There is no button for earlier messages.');
  const before = first?.getBoundingClientRect().top ?? 0;
  await userEvent.click(earlier);
  await expect.poll(() => findAll('.message').length).toBe(80);
  await expect.poll(() => Math.abs((first?.getBoundingClientRect().top ?? 0) - before)).toBeLessThan(60);
});

test('days are set apart', async () => {
  const findAll = await openWith(40);
  expect(findAll('.day').length).toBeGreaterThan(2);
});
