import { type Fields, isRecord } from '../../is-record.ts';
import { readString } from '../read-string.ts';

/** The names and indexes of a path such as `$.rooms[0]['kind of bed']`. */
const parsePath = (path: string): (string | number)[] =>
  Array.from(path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g), ([, name, index, quoted, double]) =>
    index === undefined ? (name ?? quoted ?? double ?? '') : Number(index),
  );

/** Longest list that pieces may make, so that an index alone cannot fill the memory. */
const longestList = 10_000;

type Container = Record<string | number, unknown>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Whether a name is safe to set: pieces come from a model and must not reach a prototype. */
const isSafe = (key: string | number) => (typeof key === 'number' ? key < longestList : key !== '__proto__');

const readValue = (piece: Fields): unknown => {
  if ('nullValue' in piece) return null;
  return piece.stringValue ?? piece.numberValue ?? piece.boolValue;
};

/** Adds one piece of `partialArgs` to an input. Text at a path that has text already is more of it. Whether it could. */
export const setPartialInput = (input: Record<string, unknown>, piece: unknown): boolean => {
  if (!isRecord(piece)) return false;
  const keys = parsePath(readString(piece.jsonPath));
  const last = keys.pop();
  const value = readValue(piece);
  if (last === undefined || value === undefined || ![...keys, last].every(isSafe)) return false;
  let target: Container = input;
  for (const [depth, key] of keys.entries()) {
    let inner = Object.hasOwn(target, key) ? target[key] : undefined;
    if (!isContainer(inner)) {
      inner = typeof (keys[depth + 1] ?? last) === 'number' ? [] : {};
      target[key] = inner;
    }
    if (!isContainer(inner)) return false;
    target = inner;
  }
  const before = Object.hasOwn(target, last) ? target[last] : undefined;
  target[last] = typeof before === 'string' && typeof value === 'string' ? before + value : value;
  return true;
};
