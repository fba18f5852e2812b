import { fileURLToPath } from 'node:url';
import { EdgeVM } from '@edge-runtime/vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { everywhere, runEverywhere } from '../test/run-everywhere.ts';

describe('a conversation without a page', () => {
  it('runs in Node', async () => {
    expect(await runEverywhere()).toEqual(everywhere);
  });

  it('runs in the edge runtime, which has web standards and nothing of Node', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('../test/run-everywhere.ts', import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'proof',
      target: 'es2022',
      conditions: ['source'],
    });
    const edge = new EdgeVM();
    expect(edge.evaluate('typeof process + typeof document')).toBe('undefinedundefined');
    edge.evaluate(outputFiles[0]?.text ?? '');
    // As JSON, since an object of the other side has another `Object` for its prototype.
    const result = await edge.evaluate<Promise<string>>('proof.runEverywhere().then(JSON.stringify)');
    expect(JSON.parse(result)).toEqual(everywhere);
  });
});
