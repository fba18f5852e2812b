import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { packPackage, publishedPackages, root } from './pack.ts';

describe.each(publishedPackages)('@parley/%s as it is published', (name) => {
  it('has a manifest that every bundler and runtime reads alike, and types that resolve', async () => {
    const tarball = packPackage(name);
    const data = readFileSync(tarball);
    const { messages, pkg } = await publint({
      pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);

    const types = spawnSync('pnpm', ['exec', 'attw', tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(types.status, types.stdout + types.stderr).toBe(0);
  }, 120_000);
});
