import { build } from 'vite';
import { expect, it } from 'vitest';

it('Vite builds a page from the published packages without a warning', async () => {
  const warnings: string[] = [];
  const result = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: 'main.ts', formats: ['es'] },
      rolldownOptions: { onwarn: ({ message }) => warnings.push(message) },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const code =
    first !== undefined && 'output' in first
      ? first.output.map((file) => ('code' in file ? file.code : '')).join('')
      : '';
  expect(code).toContain('parley-chat');
  expect(warnings).toEqual([]);
});
