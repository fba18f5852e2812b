import { findNearestKey } from '../config/nearest-key.ts';
import type { RelayConfig } from '../relay-config.ts';
import { CliError } from './cli-error.ts';

/** The named site, or the first one. */
export const chooseSite = ({ sites }: RelayConfig, name: string | undefined): string => {
  const keys = Object.keys(sites);
  const [first = ''] = keys;
  if (name === undefined) return first;
  if (keys.includes(name)) return name;
  const nearest = findNearestKey(name, keys);
  throw new CliError(
    `There is no site "${name}". ${nearest ? `Did you mean "${nearest}"?` : `There are: ${keys.join(', ')}.`}`,
  );
};
