import { type Fields, isRecord } from '../is-record.ts';

/** The value when it is an object, else one without fields. */
export const readFields = (value: unknown): Fields => (isRecord(value) ? value : {});

/** The objects of a list; nothing when it is no list. */
export const readList = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);
