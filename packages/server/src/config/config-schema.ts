import type { Guard } from '@parley/guard';
import type { Retriever } from '@parley/knowledge';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Model } from '../models/model.ts';
import type { HandoffEvent } from '../relay-config.ts';
import type { Store } from '../stores/store.ts';

const hasMethods =
  (...names: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => name in value && typeof Reflect.get(value, name) === 'function');
const isFunction = (value: unknown): boolean => typeof value === 'function';

const model = z.custom<Model>(hasMethods('stream'), 'must be a model, such as openaiCompatible({ … }) or extractive()');
const guards = z.array(z.custom<Guard>(isFunction, 'must be a guard, a function such as words({ … })'));
const language = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as en or zh-CN');
const siteKey = z.string().regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores');
const origin = z.string().refine((value) => {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.origin === value;
  } catch {
    return false;
  }
}, 'must be an exact origin such as https://www.example.com, without a path or a wildcard');

export const siteSchema = z.strictObject({
  name: z.string().min(1),
  assistantName: z.string().min(1).exactOptional(),
  languages: z.array(language).min(1).exactOptional(),
  greeting: z.record(language, z.string()).exactOptional(),
  suggestions: z.record(language, z.array(z.string())).exactOptional(),
  accent: z
    .string()
    .regex(
      /^(#[\da-f]{3,8}|[a-z]{3,30}|(rgb|hsl|oklch|oklab)\([\d\s.,%/a-z]{1,60}\))$/i,
      'must be a CSS colour such as #0a5',
    )
    .exactOptional(),
  origins: z.array(origin).exactOptional(),
  persona: z.string().exactOptional(),
  policy: z.string().exactOptional(),
  documents: z.array(z.string().min(1)).exactOptional(),
  retriever: z.custom<Retriever>(hasMethods('retrieve', 'getPassage'), 'must be a retriever').exactOptional(),
  tenant: siteKey.exactOptional(),
  guards: z.strictObject({ input: guards.exactOptional(), output: guards.exactOptional() }).exactOptional(),
  model: model.exactOptional(),
  canHandOff: z.boolean().exactOptional(),
});

const apiKeyText = z.string().min(16, 'must have at least 16 characters');
const positive = z.number().int().positive();

/** Strict: a key that is not known is a mistake, since it may be one that was meant to protect. */
export const configSchema = z.strictObject({
  sites: z.record(siteKey, siteSchema).refine((sites) => Object.keys(sites).length > 0, 'must have at least one site'),
  model: model.exactOptional(),
  store: z.custom<Store>(hasMethods('forSite', 'listActiveReplies', 'close'), 'must be a store').exactOptional(),
  dataFolder: z.string().min(1).exactOptional(),
  assetsFolder: z.string().min(1).exactOptional(),
  pages: z
    .array(
      z.strictObject({
        path: z.string().regex(/^\/([\w.-]+\/)*$/, 'must begin and end with a slash'),
        folder: z.string().min(1),
      }),
    )
    .exactOptional(),
  apiKeys: z
    .array(z.union([apiKeyText, z.strictObject({ key: apiKeyText, sites: z.array(siteKey).exactOptional() })]))
    .exactOptional(),
  limits: z
    .strictObject({
      messagesPerMinute: positive.exactOptional(),
      addressMessagesPerMinute: positive.exactOptional(),
      bodyBytes: positive.exactOptional(),
      textLength: positive.exactOptional(),
      activeReplies: positive.exactOptional(),
    })
    .exactOptional(),
  abandonAfterMs: positive.exactOptional(),
  heartbeatMs: positive.max(15_000).exactOptional(),
  trustProxy: z.boolean().exactOptional(),
  onHandoff: z.custom<(event: HandoffEvent) => void | Promise<void>>(isFunction, 'must be a function').exactOptional(),
  log: z.custom<Log>(isFunction, 'must be a function').exactOptional(),
  clock: z.custom<Clock>(hasMethods('now', 'schedule'), 'must be a clock').exactOptional(),
});
