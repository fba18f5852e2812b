import { definePackage } from '../../tsup.base.ts';

export default definePackage({ entry: { index: 'src/index.ts', load: 'src/load/index.ts' } });
