import type { Role } from '@parley/protocol';
import type { Guard } from './guard.ts';

/** A guard that looks only at what one role wrote, for a list that serves input and output alike. */
export const forRole = (role: Role, guard: Guard): Guard =>
  Object.assign<Guard, Pick<Guard, 'isInstant' | 'isPartialAware'>>(
    (content, context) => (context.role === role ? guard(content, context) : { type: 'allow' }),
    guard,
  );
