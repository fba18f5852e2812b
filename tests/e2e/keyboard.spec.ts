import { answers, expect, question, settled, test } from './fixtures.ts';

test('the whole way with the keyboard alone', async ({ page, relay }) => {
  await page.goto(relay.url);
  const launcher = page.getByRole('button', { name: 'Open chat' });
  await expect(launcher).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await launcher.evaluate((button) => button.matches(':focus'))) break;
  }
  await expect(launcher).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeFocused();

  await page.keyboard.type(question);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('Please.');
  await page.keyboard.press('Enter');
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText(/\$\d+/);

  const source = answers(dialog)
    .last()
    .getByRole('button', { name: /^Source 1/ })
    .first();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    if (await source.evaluate((button) => button.matches(':focus'))) break;
  }
  await expect(source).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(source).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(launcher).toBeFocused();
});
