import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** Style sheets are texts in TypeScript, which a minifier of scripts leaves as they are. This one takes the white space out. */
export const minifyStyles: Plugin = {
  name: 'minify-styles',
  setup: ({ onLoad, esbuild }) => {
    onLoad({ filter: /(tokens|-tokens|-styles)\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [template, css = ''] of [...contents.matchAll(/\/\* css \*\/ `([^`]*)`/g)]) {
        const { code } = await esbuild.transform(css, { loader: 'css', minify: true });
        contents = contents.replace(template, () => `\`${code.trim().replaceAll('\\', '\\\\')}\``);
      }
      return { contents, loader: 'ts' };
    });
  },
};
