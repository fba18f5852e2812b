import { answers, ask, expect, openChat, question, questions, settled, test } from './fixtures.ts';

test('a question asked without network waits, says so, and is answered once the network is back', async ({
  page,
  context,
  relay,
}) => {
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await context.setOffline(true);
  await ask(dialog, question);
  await expect(dialog).toContainText(/offline/i);
  await expect(questions(dialog)).toHaveCount(1);
  await context.setOffline(false);
  await expect(answers(dialog).last()).toContainText(/\$\d+/);
  await settled(dialog);
  await expect(questions(dialog)).toHaveCount(1);
  await expect(answers(dialog)).toHaveCount(1);
});

test('a reply under way when the network goes is completed when it comes back', async ({
  page,
  context,
  slowRelay,
}) => {
  await page.goto(slowRelay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  await expect(answers(dialog).last()).toContainText(/\w+ \w+/);
  await context.setOffline(true);
  await expect(dialog).toContainText(/offline/i);
  await context.setOffline(false);
  await settled(dialog);
  await expect(answers(dialog)).toHaveCount(1);
  await expect(answers(dialog).last()).toContainText(/\$\d+/);
});
