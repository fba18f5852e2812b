import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { expect, openChat, question, settled, test } from './fixtures.ts';

const example = join(import.meta.dirname, '../../examples/react-app');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

test('the React example answers in its own interface and in the chat', async ({ page, relay }) => {
  const outDir = mkdtempSync(join(tmpdir(), 'parley-react-app-'));
  try {
    await build({ root: example, logLevel: 'silent', build: { outDir, emptyOutDir: true } });
    await page.route('http://shop.test/**', (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === '/' ? '/index.html' : pathname;
      return route.fulfill({ path: join(outDir, file), contentType: types[extname(file)] ?? 'text/plain' });
    });
    await page.route('http://localhost:3000/**', async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${relay.url}${pathname}${search}` }) });
    });
    await page.goto('http://shop.test/');
    await page.getByRole('textbox', { name: 'Your question' }).fill(question);
    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('main').getByRole('listitem').last()).toContainText('$25');

    const dialog = await openChat(page);
    await dialog.getByRole('textbox').fill(question);
    await dialog.getByRole('textbox').press('Enter');
    await settled(dialog);
    await expect(dialog).toContainText('$25');
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
});
