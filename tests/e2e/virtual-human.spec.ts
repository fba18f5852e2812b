import { chineseQuestion, expect, question, test } from './fixtures.ts';

test('the virtual human captions the answer as it speaks, and can be interrupted', async ({ page, slowRelay }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${slowRelay.url}/virtual-human/`);
  const composer = page.getByRole('textbox');
  await composer.fill(question);
  await composer.press('Enter');
  await expect(page.locator('main')).toContainText('outgoing international transfer costs');
  await page.getByRole('button', { name: /stop|interrupt/i }).click();
  await expect(page.getByRole('button', { name: /stop|interrupt/i })).toBeHidden();
  await composer.fill(chineseQuestion);
  await composer.press('Enter');
  await expect(page.locator('main')).toContainText('挂失银行卡即时生效');
  expect(errors).toEqual([]);
});
