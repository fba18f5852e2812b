import { expect, openChat, questions, settled, test } from './fixtures.ts';

test('Enter that confirms a word of a Chinese input method does not send', async ({ page, relay }) => {
  await page.goto(`${relay.url}/zh/`);
  const dialog = await openChat(page);
  const composer = dialog.getByRole('textbox');
  await composer.focus();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'guashi', selectionStart: 6, selectionEnd: 6 });
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'Enter',
  });
  await expect(questions(dialog)).toHaveCount(0);
  await session.send('Input.insertText', { text: '挂失' });
  await expect(composer).toHaveValue('挂失');
  await expect(questions(dialog)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(questions(dialog)).toHaveCount(1);
  await settled(dialog);
  await expect(composer).toHaveValue('');
});
