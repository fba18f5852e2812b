import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { answers, ask, expect, openChat, question, settled, test } from './fixtures.ts';

const root = join(import.meta.dirname, '..', '..');

/** The code of a page in Markdown, by language, in order. */
const readSnippets = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(
    ([, language = '', code = '']) => ({
      language,
      code,
    }),
  );

const snippets = readSnippets('README.md');
const only = (language: string) => {
  const found = snippets.filter((snippet) => snippet.language === language);
  expect(found).toHaveLength(1);
  return found[0]?.code ?? '';
};

const joined = (language: string) =>
  snippets
    .filter((snippet) => snippet.language === language)
    .map(({ code }) => code)
    .join('');

/** The address that the README uses for the relay leads to the relay of the test. */
const leadToRelay = (page: Page, url: string) =>
  page.route('https://assistant.example.com/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${url}${pathname}${search}` }) });
  });

/** What a process has printed by the time it matches. */
const firstMatch = (child: ChildProcess, pattern: RegExp) =>
  new Promise<string>((resolve, reject) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (pattern.test(printed)) resolve(printed);
      });
    }
    child.on('exit', (code) => reject(new Error(`Ended with code ${code}.\n${printed}`)));
  });

test('both languages show the same code', () => {
  expect(readSnippets('README.zh-CN.md')).toEqual(snippets);
});

test('the two commands are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const commands = [...joined('sh').matchAll(/npm (\w+)/g)].map(([, name = '']) => name);
  expect(commands).toEqual(['start', 'test', 'start']);
  for (const name of commands) expect(scripts).toHaveProperty(name);
});

/** Runs what `npm start` runs, until it has said where it is. */
const startDemo = async (env: NodeJS.ProcessEnv, pattern: RegExp) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [command = '', ...args] = scripts.start.split(' ');
  const child = spawn(command, [...args, '--port', '0'], {
    cwd: root,
    env: { ...process.env, CI: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => void child.kill();
  return { stop, printed: await firstMatch(child, pattern) };
};

test('npm start runs the demo and says where it is, which model answers, and what to try', async () => {
  const { stop, printed } = await startDemo(
    {},
    /ready at (http:\/\/localhost:\d+)[\s\S]*Model {2,}extractive[\s\S]*Try next[\s\S]* 3\. /,
  );
  try {
    const page = await fetch(/http:\/\/localhost:\d+/.exec(printed)?.[0] ?? '');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Harbour Bank');
  } finally {
    stop();
  }
});

test('npm start with a key answers with the model of the environment, and never prints the key', async () => {
  const env = {
    OPENAI_API_KEY: 'sk-very-secret-0123456789',
    OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    PARLEY_MODEL: 'harbour-1',
  };
  const { stop, printed } = await startDemo(env, /Model {2,}\S.*[\s\S]*Try next[\s\S]* 3\. /);
  stop();
  expect(printed).toContain('harbour-1');
  expect(printed).not.toContain('very-secret');
});

test('the one tag shows a chat that answers', async ({ page, relay }) => {
  await leadToRelay(page, relay.url);
  const html = `<!doctype html><html lang="en"><title>Shop</title><body>${only('html')}</body></html>`;
  await page.route('http://shop.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('http://shop.test/');
  const dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText('$25');
});

test('the React import shows a chat that answers', async ({ page, relay }) => {
  await leadToRelay(page, relay.url);
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createRoot } from 'react-dom/client';\n${only('tsx')}\ncreateRoot(document.getElementById('root')!).render(<Help />);`,
      loader: 'tsx',
      resolveDir: root,
    },
    bundle: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'react',
    format: 'esm',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const body =
    '<!doctype html><html lang="en"><title>App</title><body><div id="root"></div><script type="module" src="/app.js"></script>';
  await page.route('http://shop.test/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route('http://shop.test/app.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }),
  );
  await page.goto('http://shop.test/');
  const dialog = await openChat(page);
  await ask(dialog, question);
  await settled(dialog);
  await expect(answers(dialog).last()).toContainText('$25');
});

test('the ten lines of the server run a relay', async () => {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test-results', 'readme-'));
  cpSync(join(root, 'examples/harbour-bank/documents'), join(folder, 'documents'), { recursive: true });
  const code = only('ts');
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(12);
  writeFileSync(join(folder, 'server.ts'), code.replace('3000', '0'));
  const child = spawn(process.execPath, ['server.ts'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    const url = /http:\/\/\S+/.exec(await firstMatch(child, /http:\/\/\S+\s/))?.[0] ?? '';
    const site = await fetch(`${url}/v1/site?site=harbour-bank`);
    expect(await site.json()).toMatchObject({ key: 'harbour-bank', name: 'Harbour Bank' });
    const reply = await fetch(`${url}/v1/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-parley-visitor': crypto.randomUUID() + crypto.randomUUID() },
      body: JSON.stringify({
        conversationId: crypto.randomUUID(),
        site: 'harbour-bank',
        trigger: 'submit-message',
        message: { id: crypto.randomUUID(), text: question, parentId: null },
        replyMessageId: crypto.randomUUID(),
      }),
    });
    expect(await reply.text()).toContain('$25');
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
