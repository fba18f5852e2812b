import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = import.meta.dirname;

describe('the server in ten lines', () => {
  it('answers from its documents', async () => {
    const server = spawn(process.execPath, ['--conditions=source', join(folder, 'server.ts')], {
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const url = await new Promise<string>((resolve, reject) => {
        server.on('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
        server.stdout.setEncoding('utf8').on('data', (text: string) => resolve(/http:\S+/.exec(text)?.[0] ?? ''));
      });
      const question = {
        id: 'm1',
        role: 'user',
        parts: [{ type: 'text', text: 'When is the bakery open on Sundays?' }],
      };
      const response = await fetch(`${url}/v1/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: `conversation-${crypto.randomUUID()}`, messages: [question] }),
      });
      const deltas = [...(await response.text()).matchAll(/"delta":"(.*?)"/g)].map(([, delta]) => delta);
      expect(deltas.join('')).toContain('8:00 to 12:00');
    } finally {
      server.kill();
      rmSync(join(folder, '.parley'), { recursive: true, force: true });
    }
  }, 30_000);
});
