import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { type RunningRelay, startRelay } from './relay.ts';

export { expect };

/** One relay that answers at a natural pace and one that answers slowly, for each worker. */
export const test = base.extend<object, { relay: RunningRelay; slowRelay: RunningRelay }>({
  relay: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern.
    async ({}, use) => {
      const relay = await startRelay({ paceMs: 1 });
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' },
  ],
  slowRelay: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of fixtures from this pattern.
    async ({}, use) => {
      const relay = await startRelay({ paceMs: 60 });
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' },
  ],
});

export const question = 'What does an outgoing international transfer cost?';
export const chineseQuestion = '挂失银行卡要多久？';

export const openChat = async (page: Page, name: string | RegExp = /open chat|打开/i): Promise<Locator> => {
  await page.getByRole('button', { name }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox')).toBeVisible();
  return dialog;
};

export const ask = async (dialog: Locator, text: string) => {
  const composer = dialog.getByRole('textbox');
  await composer.fill(text);
  await composer.press('Enter');
};

/** The answers on screen, oldest first. */
export const answers = (dialog: Locator) => dialog.locator('[part~="assistant-message"]');

export const questions = (dialog: Locator) => dialog.locator('[part~="user-message"]');

/** Waits until no reply is under way. */
export const settled = async (dialog: Locator) => {
  await expect(dialog.getByRole('button', { name: /^(stop|停止)/i })).toHaveCount(0);
};
