import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A key of the OpenAI-compatible surface for this machine alone, made at the first start and readable by this user only.
 * It lets the demo be tried with any OpenAI client without leaving the surface open.
 */
export const readLocalApiKey = (dataFolder: string): string => {
  const path = join(dataFolder, 'local-api-key');
  const read = (): string | undefined => {
    try {
      const key = readFileSync(path, 'utf8').trim();
      return key.length >= 16 ? key : undefined;
    } catch {
      return undefined;
    }
  };
  const known = read();
  if (known !== undefined) return known;
  const key = `parley-local-${randomBytes(16).toString('hex')}`;
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(path, `${key}\n`, { mode: 0o600 });
  return key;
};
