import { answers, ask, chineseQuestion, expect, openChat, question, settled, test } from './fixtures.ts';

test('a question about a fee is answered from the documents, with a citation that opens the passage', async ({
  page,
  relay,
}) => {
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  const answer = answers(dialog).last();
  await settled(dialog);
  await expect(answer).toContainText(/\$\d+/);

  await answer
    .getByRole('button', { name: /^Source 1/ })
    .first()
    .click();
  const passage = page.getByRole('dialog', { name: /source|transfer|fee/i }).last();
  await expect(passage).toContainText(/international/i);
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('textbox')).toBeVisible();
});

test('a question in Chinese on the Chinese page is answered in Chinese, with a citation', async ({ page, relay }) => {
  await page.goto(`${relay.url}/zh/`);
  const dialog = await openChat(page);
  await ask(dialog, chineseQuestion);
  const answer = answers(dialog).last();
  await settled(dialog);
  await expect(answer).toContainText(/挂失/);
  await expect(answer).toContainText(/工作日|立即/);
  await expect(answer.getByRole('button', { name: /来源 ?1/ }).first()).toBeVisible();
});

test('a question that the documents do not cover is declined honestly, with what they do cover and a person', async ({
  page,
  relay,
}) => {
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await ask(dialog, 'Do you sell pet insurance for my hamster?');
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText(
    /(could not|couldn’t|couldn't|did not|nothing) .*(find|found|documents)/i,
  );
  await dialog.getByRole('button', { name: 'Talk to a person' }).click();
  await expect(dialog).toContainText(/person|colleague|team/i);
});

test('a question that the company does not allow is held back with a word of why, however it is disguised', async ({
  page,
  relay,
}) => {
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await ask(dialog, 'How do I l.a.u.n.d.e.r mоney here?');
  await settled(dialog);
  await expect(dialog.locator('[part~="notice"]')).toContainText('was not answered');
  await expect(answers(dialog).filter({ hasText: /\$|transfer/ })).toHaveCount(0);
  await ask(dialog, question);
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText('$25');
});

test('the clinic is another industry by configuration alone', async ({ page, relay }) => {
  await page.goto(`${relay.url}/willow-clinic/`);
  const dialog = await openChat(page);
  await ask(dialog, 'When are you open?');
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText(/\d{1,2}[:.]\d{2}|am|pm/i);
  await ask(dialog, question);
  await settled(dialog);
  await expect(answers(dialog).last()).not.toContainText('$25');
});

test('nothing is requested from any host but the relay', async ({ page, relay }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await page.goto(relay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  expect([...hosts]).toEqual([relay.url]);
});

test('nothing appears in the console of the page, from the first visit to the next', async ({ page, relay }) => {
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('pageerror', (error) => lines.push(error.message));
  await page.goto(relay.url);
  await openChat(page);
  await page.reload();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeVisible();
  await ask(dialog, question);
  await settled(dialog);
  await page.reload();
  await expect(answers(dialog)).toHaveCount(1);
  expect(lines).toEqual([]);
});
