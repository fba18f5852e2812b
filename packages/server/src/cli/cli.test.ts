import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const cli = join(import.meta.dirname, 'cli.ts');

const start = (args: readonly string[], folder: string, environment: Record<string, string> = {}) => {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, PARLEY_MODEL: ___, NODE_OPTIONS: ____, ...rest } = process.env;
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', cli, ...args],
    {
      cwd: folder,
      env: { ...rest, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const printedMatch = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(printed.out);
        if (found !== null) resolve(found);
      };
      child.stdout.on('data', look);
      void ended.then((code) =>
        reject(new Error(`Ended with ${code} before ${pattern}.\n${printed.out}${printed.err}`)),
      );
      look();
    });
  return { child, printed, ended, printedMatch };
};

const run = async (args: readonly string[], folder: string, environment: Record<string, string> = {}) => {
  const { printed, ended } = start(args, folder, environment);
  return { code: await ended, ...printed };
};

describe('parley', { timeout: 30_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const writeBakery = () => {
    write('documents/hours.md', '# Opening hours\n\nThe bakery is open on Sundays from 8:00 to 12:00.\n');
    write(
      'parley.config.json',
      JSON.stringify({
        sites: { bakery: { name: 'Bakery', documents: ['documents'], suggestions: { en: ['When are you open?'] } } },
      }),
    );
  };

  it('ask answers from the documents, with numbered sources, and keeps nothing of it', async () => {
    writeBakery();
    const { code, out, err } = await run(['ask', 'When is the bakery open on Sundays?'], folder);
    expect(err).toBe('');
    expect(out).toContain('8:00 to 12:00');
    expect(out).toMatch(/\n {2}\[1\] Opening hours/);
    expect(code).toBe(0);
    expect(existsSync(join(folder, '.parley', 'parley.db'))).toBe(false);
  });

  it('ingest works without a config, reports what was refused and why, and ask finds it afterwards', async () => {
    write('docs/hours.md', '# Opening hours\n\nThe bakery is open on Sundays from 8:00 to 12:00.\n');
    write('docs/empty.md', '');
    write('docs/photo.xyz', 'x');
    const ingested = await run(['ingest', 'docs'], folder);
    expect(ingested.err).toBe('');
    expect(ingested.out).toMatch(/1 documents, 1 passages/);
    expect(ingested.out).toMatch(/refused: .*empty\.md is empty/);
    expect(ingested.code).toBe(0);
    const asked = await run(['ask', 'When is the bakery open on Sundays?'], folder);
    expect(asked.out).toContain('8:00 to 12:00');
  });

  it('init writes a config that serves, and never over one that is there', async () => {
    expect((await run(['init'], folder)).code).toBe(0);
    const text = readFileSync(join(folder, 'parley.config.ts'), 'utf8');
    expect(text).toContain("documents: ['./documents']");
    const again = await run(['init'], folder);
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/^parley: There is already a config .*\n$/);
    expect(readFileSync(join(folder, 'parley.config.ts'), 'utf8')).toBe(text);
  });

  it.each([
    ['a folder without a config', ['serve'], 'There is no parley.config.ts in'],
    ['a config that is not there', ['serve', '--config', 'nope.json'], 'There is no config'],
    [
      'a mistyped key',
      ['ask', 'x', '--config', 'typo.json'],
      'There is no setting "documens" in sites.a. Did you mean "documents"?',
    ],
    ['documents that are not there', ['ask', 'x', '--config', 'missing.json'], 'missing-folder'],
    ['a path that is not there', ['ingest', 'nowhere'], 'There is no file or folder'],
    ['an empty file', ['ingest', 'empty.md'], 'empty.md'],
    ['an empty folder', ['ingest', 'hollow'], 'There is nothing to index in'],
    [
      'an unknown site',
      ['ask', 'x', '--config', 'good.json', '--site', 'bakry'],
      'There is no site "bakry". Did you mean "bakery"?',
    ],
    ['an unknown command', ['srve'], 'There is no command "srve". Did you mean "parley serve"?'],
    ['a port that is none', ['serve', '--port', 'abc'], '"abc" is no port'],
    ['an option that is unknown', ['serve', '--prot', '3'], '--prot'],
    ['a forgotten argument', ['ask'], 'question'],
    ['an empty question', ['ask', ' '], 'The question is empty'],
  ])('says in one line what is wrong with %s, and writes nothing', async (_, args, message) => {
    write('typo.json', '{ "sites": { "a": { "name": "A", "documens": [] } } }');
    write('missing.json', '{ "sites": { "a": { "name": "A", "documents": ["missing-folder"] } } }');
    write('good.json', '{ "sites": { "bakery": { "name": "A" } } }');
    write('empty.md', '');
    mkdirSync(join(folder, 'hollow'));
    const before = readdirSync(folder, { recursive: true });
    const { code, out, err } = await run(args, folder);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^parley: /);
    expect(out).toBe('');
    expect(code).toBe(1);
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it('serve says where it is, what answers, where the data is and what to try, and stores everything before it ends', async () => {
    writeBakery();
    const { child, printed, printedMatch, ended } = start(['serve', '--port', '0'], folder);
    const [, url = ''] = await printedMatch(/ready at (http:\/\/localhost:\d+)[\s\S]*Try next[\s\S]*3\. .*\n/);
    expect(printed.out).toContain('extractive');
    expect(printed.out).toContain('bakery: 1 documents, 1 passages');
    expect(printed.out).toContain(join(folder, '.parley'));
    expect(printed.out).toContain('When are you open?');
    const key = /key (parley-local-\w+)/.exec(printed.out)?.[1];
    const completion = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({
        model: 'bakery',
        messages: [{ role: 'user', content: 'When is the bakery open on Sundays?' }],
      }),
    });
    expect((await completion.json()).choices[0].message.content).toContain('8:00 to 12:00');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(printed.err).toBe('');
  });

  it('serve takes the next port when one is taken, and says so', async () => {
    writeBakery();
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { child, printed, printedMatch, ended } = start(['serve', '--port', String(port)], folder);
    const [, taken] = await printedMatch(/ready at http:\/\/localhost:(\d+)/);
    expect(Number(taken)).toBeGreaterThan(port);
    expect(printed.out).toContain(`Port ${port} is taken`);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    blocker.close();
  });

  it('serve names the model that the environment chooses, and never its key', async () => {
    writeBakery();
    const { child, printed, printedMatch, ended } = start(['serve', '--port', '0'], folder, {
      OPENAI_API_KEY: 'sk-canary',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
      PARLEY_MODEL: 'qwen-max',
    });
    await printedMatch(/qwen-max at http:\/\/127\.0\.0\.1:9\/v1/);
    child.kill('SIGTERM');
    await ended;
    expect(printed.out + printed.err).not.toContain('canary');
  });
});
