import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Raise it when what is kept of documents changes its form. */
const cacheVersion = 1;
const mostBytes = 20_000_000;

const listFiles = async (path: string): Promise<readonly string[]> => {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
};

/** Names the build that reads and chunks: another build may read the same file otherwise. Sources that run unbuilt have no such name. */
const nameBuild = async (): Promise<string | undefined> => {
  const path = fileURLToPath(import.meta.resolve('@parley/knowledge'));
  if (path.endsWith('.ts')) return undefined;
  const { size, mtimeMs } = await stat(path);
  return `${size}-${mtimeMs}`;
};

/**
 * One hash for documents as they are now: every name and every byte, and how they are read. Undefined when it cannot be
 * told whether the same files would give the same passages.
 */
export const fingerprintDocuments = async (
  paths: readonly string[],
  settings: readonly string[],
): Promise<string | undefined> => {
  const build = await nameBuild();
  if (build === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([cacheVersion, build, settings]));
  for (const root of paths) {
    for (const file of await listFiles(resolve(root))) {
      const { size, mtimeMs } = await stat(file);
      hash.update(JSON.stringify([file, size]));
      // A file that is too large to be taken is not worth reading for its name.
      if (size > mostBytes) hash.update(String(mtimeMs));
      else hash.update(await readFile(file));
    }
  }
  return hash.digest('hex');
};
