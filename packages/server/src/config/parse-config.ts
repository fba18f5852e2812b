import type { z } from 'zod';
import type { RelayConfig } from '../relay-config.ts';
import { configSchema, siteSchema } from './config-schema.ts';
import { findNearestKey } from './nearest-key.ts';

/** The config says something that cannot be meant. The message is one line and names the key and the way out. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Keys that stand at a path of the config; what cannot be told has none. */
const knownKeysAt = (path: readonly PropertyKey[]): readonly string[] => {
  if (path.length === 0) return Object.keys(configSchema.shape);
  const [head, , inner] = path;
  if (head === 'sites' && path.length === 2) return Object.keys(siteSchema.shape);
  if (head === 'sites' && inner === 'guards') return ['input', 'output'];
  if (head === 'limits') return Object.keys(configSchema.shape.limits.unwrap().shape);
  if (head === 'pages') return ['path', 'folder'];
  if (head === 'apiKeys') return ['key', 'sites'];
  return [];
};

const describeIssue = (issue: z.core.$ZodIssue): string => {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeysAt(issue.path);
    const [key = ''] = issue.keys;
    const nearest = findNearestKey(key, known);
    const where = place === '' ? '' : ` in ${place}`;
    return `There is no setting "${key}"${where}. ${nearest ? `Did you mean "${nearest}"?` : `Known are: ${known.join(', ')}.`}`;
  }
  if (issue.code === 'invalid_union') {
    return `${place}: must be a text of at least 16 characters, or { key, sites }.`;
  }
  const reason = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return `${place || 'The config'}: ${reason.replace(/\.$/, '')}.`;
};

/** `{ model: undefined }` means the same as leaving it out, as it does to people. */
const dropUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(dropUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, dropUndefined(field)]])),
  );
};

/** Checks a config of unknown origin. Throws a `ConfigError` of one line for the first mistake. */
export const parseConfig = (value: unknown): RelayConfig => {
  const result = configSchema.safeParse(dropUndefined(value));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConfigError(issue === undefined ? 'The config is not valid.' : describeIssue(issue));
};
