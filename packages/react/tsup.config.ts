import { definePackage } from '../../tsup.base.ts';

export default definePackage({
  entry: { index: 'src/index.ts', widget: 'src/parley-chat.ts' },
  // Frameworks that render on a server must not run these hooks there.
  banner: { js: "'use client';" },
});
