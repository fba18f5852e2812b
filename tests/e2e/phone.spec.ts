import { ask, expect, openChat, question, settled, test } from './fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone the chat fills the screen and closing it gives the page back', async ({ page, relay }) => {
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await expect
    .poll(async () => {
      const box = await dialog.boundingBox();
      return box && { width: Math.round(box.width), height: Math.round(box.height) };
    })
    .toEqual({ width: 390, height: 844 });
  await ask(dialog, question);
  await settled(dialog);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await dialog.getByRole('button', { name: 'Close chat' }).click();
  await expect(page.getByRole('button', { name: 'Open chat' })).toBeVisible();
});
