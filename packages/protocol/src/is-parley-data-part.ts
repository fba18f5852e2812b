import { createFieldCheck } from './create-field-check.ts';
import type { ParleyDataPart } from './data-parley.ts';
import { isRecord } from './is-record.ts';

const isLocator = createFieldCheck('headings?" page?# row?#');

const checks: Readonly<Record<ParleyDataPart['type'], (data: unknown) => boolean>> = {
  'data-parley-citation': createFieldCheck('number# passageId documentId title excerpt url? quote? locator?{'),
  'data-parley-moderation': createFieldCheck(
    'stage=input|output action=warn|redact|block category reason? origin?=guard|provider categories?" scores?{ isRetracted?!',
  ),
  'data-parley-usage': createFieldCheck(
    'model inputTokens# outputTokens# cachedInputTokens?# reasoningTokens?# costUsd?#',
  ),
  'data-parley-handoff': createFieldCheck(
    'status=offered|requested|queued|taken|returned|closed position?# personName?',
  ),
  'data-parley-suggestions': createFieldCheck('suggestions"'),
  'data-parley-grounding': createFieldCheck('status=grounded|not-found|conversational confidence#'),
};

/** The types that `isParleyDataPart` knows; any other `data-*` is an application's own. */
export const isParleyDataType = (type: string): type is ParleyDataPart['type'] =>
  // Asked of each chunk, of which nearly all are words: the prefix is cheaper than the look-up.
  type.startsWith('data-parley-') && Object.hasOwn(checks, type);

/**
 * Checks a data part or chunk of our own, its data included.
 *
 * Use it before reading `data`: `data-${string}` also covers our types, so TypeScript alone leaves `data` unknown.
 */
export const isParleyDataPart = (value: unknown): value is ParleyDataPart =>
  isRecord(value) &&
  typeof value.type === 'string' &&
  isParleyDataType(value.type) &&
  typeof value.id === 'string' &&
  checks[value.type](value.data) &&
  (!isRecord(value.data) || value.data.locator === undefined || isLocator(value.data.locator));
