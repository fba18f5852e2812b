import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, chineseQuestion, expect, openChat, question, settled, test } from './fixtures.ts';

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 860],
    [390, 844],
  ] as const) {
    test(`no violation before, while and after a conversation, ${colorScheme}, ${width} pixels wide`, async ({
      page,
      relay,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await page.goto(relay.url);
      await expect(page.getByRole('button', { name: 'Open chat' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const dialog = await openChat(page);
      expect(await violations(page)).toEqual([]);
      await ask(dialog, question);
      await settled(dialog);
      await ask(dialog, 'Do you sell pet insurance for my hamster?');
      await settled(dialog);
      expect(await violations(page)).toEqual([]);
    });
  }
}

test('no violation on the Chinese page, with a source open', async ({ page, relay }) => {
  await page.goto(`${relay.url}/zh/`);
  const dialog = await openChat(page);
  await ask(dialog, chineseQuestion);
  await settled(dialog);
  await dialog
    .getByRole('button', { name: /来源 ?1/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
});

test('a reply is announced once, when it is complete', async ({ page, slowRelay }) => {
  await page.addInitScript(() => {
    const said: string[] = [];
    Reflect.set(window, 'said', said);
    const watch = (root: Document | ShadowRoot) => {
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest(
            '[aria-live="polite"], [role="status"]',
          );
          const text = region?.textContent?.trim();
          if (text) said.push(text);
          for (const node of addedNodes) if (node instanceof Element && node.shadowRoot) watch(node.shadowRoot);
        }
      }).observe(root, { subtree: true, childList: true, characterData: true });
    };
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) {
      const root = attach.call(this, options);
      watch(root);
      return root;
    };
  });
  await page.goto(slowRelay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'said').filter((text: string) => /\$\d/.test(text)).length))
    .toBe(1);
});
