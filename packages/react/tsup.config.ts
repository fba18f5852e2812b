import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  // Rollup's pass would drop the "use client" directive, which server-rendering frameworks need.
  treeshake: false,
  entry: { index: 'src/index.ts', widget: 'src/parley-chat.ts' },
  // Frameworks that render on a server must not run these hooks there.
  banner: { js: "'use client';" },
});
