import { answers, ask, expect, openChat, question, questions, settled, test } from './fixtures.ts';

const reopened = async (page: import('@playwright/test').Page) => {
  const dialog = page.getByRole('dialog');
  const launcher = page.getByRole('button', { name: 'Open chat' });
  await expect(dialog.or(launcher).first()).toBeVisible();
  return (await dialog.isVisible()) ? dialog : openChat(page);
};

test('a reply that is streaming while the page reloads continues and is there exactly once', async ({
  page,
  slowRelay,
  relay,
}) => {
  await page.goto(relay.url);
  const whole = await openChat(page);
  await ask(whole, question);
  await settled(whole);
  const expected = await answers(whole).last().innerText();

  await page.goto(slowRelay.url);
  let dialog = await openChat(page);
  await ask(dialog, question);
  await expect(answers(dialog).last()).toContainText(/\w+ \w+/);
  await page.reload();
  dialog = await reopened(page);
  await settled(dialog);
  await expect(answers(dialog)).toHaveCount(1);
  await expect(questions(dialog)).toHaveCount(1);
  await expect.poll(async () => (await answers(dialog).last().innerText()).trim()).toBe(expected.trim());
});

test('a conversation survives a reload and a restart of the relay', async ({ page, relay }) => {
  await page.goto(relay.url);
  let dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  const before = await answers(dialog).last().innerText();
  await relay.restart();
  await page.reload();
  dialog = await reopened(page);
  await expect(questions(dialog)).toHaveCount(1);
  await expect(answers(dialog)).toHaveCount(1);
  expect(await answers(dialog).last().innerText()).toBe(before);
  await ask(dialog, 'And what does an incoming one cost?');
  await settled(dialog);
  await expect(answers(dialog)).toHaveCount(2);
});

test('a relay that dies in the middle of a reply leaves the visitor with an answer or a way to get one', async ({
  page,
  slowRelay,
}) => {
  await page.goto(slowRelay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  await expect(answers(dialog).last()).toContainText(/\w+ \w+/);
  await slowRelay.restart();
  await settled(dialog);
  await expect(questions(dialog)).toHaveCount(1);
  await dialog
    .getByRole('button', { name: /try again|answer again|regenerate/i })
    .last()
    .click();
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText(/\$\d+/);
});
