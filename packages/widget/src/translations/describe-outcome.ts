import type { Message } from '@parley/protocol';
import { findModeration } from '../panel/read-parts.ts';
import { describeError } from './describe-error.ts';
import type { Translations } from './en.ts';

/** What the visitor is told of a message that did not simply arrive; `null` when there is nothing to tell. */
export const describeOutcome = ({ role, status, parts }: Message, translations: Translations): string | null => {
  if (status.type !== 'done' || status.outcome === 'complete') return null;
  const { outcome, errorCode } = status;
  if (outcome === 'blocked') {
    const moderation = findModeration(parts);
    if (moderation?.reason !== undefined) return moderation.reason;
    if (role === 'user') return translations.messageBlocked;
    return moderation?.stage === 'input' ? translations.questionBlocked : translations.outcomeBlocked;
  }
  if (outcome === 'error') {
    const what = role === 'user' ? translations.messageFailed : translations.outcomeError;
    return errorCode === undefined ? what : `${what} ${describeError(errorCode, translations)}`;
  }
  const texts = {
    stopped: translations.outcomeStopped,
    truncated: translations.outcomeTruncated,
    length: translations.outcomeLength,
    filtered: translations.outcomeFiltered,
    refused: translations.outcomeRefused,
  };
  return texts[outcome];
};
