import { defineConfig, type Options } from 'tsup';

/** The one build shape of every package: ES modules, declarations, source maps, nothing bundled that a consumer installs anyway. */
export const definePackage = (options: Options) =>
  defineConfig({
    format: 'esm',
    target: 'es2022',
    dts: process.env.PARLEY_BUILD_TYPES !== 'off',
    sourcemap: true,
    clean: true,
    // Without this, a chunk that is shared leaves an import for its effects alone, of which bundlers warn: ours have none.
    treeshake: { moduleSideEffects: 'no-external' },
    ...options,
  });
