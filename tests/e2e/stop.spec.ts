import { answers, ask, expect, openChat, question, settled, test } from './fixtures.ts';

test('stop ends the reply here and on the relay, and keeps what was written', async ({ page, slowRelay }) => {
  const stopped = page.waitForRequest(
    (request) => request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/stop'),
  );
  await page.goto(slowRelay.url);
  const dialog = await openChat(page);
  await ask(dialog, question);
  await expect(answers(dialog).last()).toContainText(/\w+ \w+/);
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await stopped;
  await settled(dialog);
  const kept = (await answers(dialog).last().innerText()).trim();
  expect(kept.length).toBeGreaterThan(3);
  await page.reload();
  await expect(answers(page.getByRole('dialog'))).toHaveCount(1);
  await ask(page.getByRole('dialog'), 'Thank you');
  await settled(page.getByRole('dialog'));
  await expect(answers(page.getByRole('dialog'))).toHaveCount(2);
});
