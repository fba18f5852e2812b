import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Names of the folders below `packages/` that are published. */
export const publishedPackages = readdirSync(join(root, 'packages')).filter(
  (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')).private !== true,
);

/** Packs a package as it would be published and returns the tarball's path. */
export const packPackage = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `parley-pack-${name}-`));
  execFileSync('pnpm', ['pack', '--pack-destination', folder], { cwd: join(root, 'packages', name), stdio: 'pipe' });
  const [file = ''] = readdirSync(folder);
  return join(folder, file);
};
