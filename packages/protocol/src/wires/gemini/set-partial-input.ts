import { isRecord } from '../../is-record.ts';
import { readString } from '../read-string.ts';

/** Longest list that pieces may make, so that an index alone cannot fill the memory. */
const longestList = 10_000;

/** The names and indexes of a path such as `$.rooms[0]['kind of bed']`, safe ones alone: a model writes them. */
const parsePath = (path: string): (string | number)[] | null => {
  const steps = Array.from(path.matchAll(/\.([^.[]+)|\[(\d+)\]|\[(["'])(.*?)\3\]/g), ([, name, index, , quoted]) =>
    index === undefined ? (name ?? quoted ?? '') : Number(index),
  );
  return steps.length > 0 && steps.every((step) => step !== '__proto__' && !(Number(step) > longestList))
    ? steps
    : null;
};

type Container = Record<string | number, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Adds one piece of `partialArgs` to an input. Text at a path that has text already is more of it. Tells whether it could. */
export const setPartialInput = (input: Record<string, unknown>, piece: unknown): boolean => {
  if (!isRecord(piece)) return false;
  const steps = parsePath(readString(piece.jsonPath));
  const value = 'nullValue' in piece ? null : (piece.stringValue ?? piece.numberValue ?? piece.boolValue);
  if (steps === null || value === undefined) return false;
  let target: Container = input;
  for (const [depth, step] of steps.entries()) {
    const next = steps[depth + 1];
    const before = Object.hasOwn(target, step) ? target[step] : undefined;
    if (next === undefined) {
      target[step] = typeof before === 'string' && typeof value === 'string' ? before + value : value;
    } else {
      const inner: unknown = isContainer(before) ? before : typeof next === 'number' ? [] : {};
      target[step] = inner;
      if (isContainer(inner)) target = inner;
    }
  }
  return true;
};
