import { answers, ask, expect, openChat, question, questions, settled, test } from './fixtures.ts';

test('two tabs show the same conversation, and the reply grows in both', async ({ context, slowRelay }) => {
  const first = await context.newPage();
  const second = await context.newPage();
  await first.goto(slowRelay.url);
  await second.goto(slowRelay.url);
  const left = await openChat(first);
  const right = await openChat(second);
  await ask(left, question);
  await expect(questions(right)).toHaveCount(1);
  await expect(answers(right).last()).toContainText(/\w+ \w+/);
  await settled(left);
  await settled(right);
  await expect(answers(left)).toHaveCount(1);
  await expect(answers(right)).toHaveCount(1);
  await expect.poll(() => answers(right).last().innerText()).toBe(await answers(left).last().innerText());
});

test('stop works from the tab that does not stream', async ({ context, slowRelay }) => {
  const first = await context.newPage();
  const second = await context.newPage();
  await first.goto(slowRelay.url);
  await second.goto(slowRelay.url);
  const left = await openChat(first);
  const right = await openChat(second);
  await ask(left, question);
  await expect(answers(right).last()).toContainText(/\w+ \w+/);
  await right.getByRole('button', { name: 'Stop' }).click();
  await settled(right);
  await settled(left);
  await expect(answers(left)).toHaveCount(1);
});

test('when the tab that streams is closed, the other one completes the reply', async ({ context, slowRelay }) => {
  const first = await context.newPage();
  const second = await context.newPage();
  await first.goto(slowRelay.url);
  await second.goto(slowRelay.url);
  const left = await openChat(first);
  const right = await openChat(second);
  await ask(left, question);
  await expect(answers(right).last()).toContainText(/\w+ \w+/);
  await first.close();
  await settled(right);
  await expect(answers(right)).toHaveCount(1);
  await expect(answers(right).last()).toContainText(/\$\d+/);
});
