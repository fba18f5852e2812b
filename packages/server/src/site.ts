import type { Guard } from '@parley/guard';
import type { Retriever } from '@parley/knowledge';
import type { SiteInfo } from '@parley/protocol';
import type { Model } from './models/model.ts';
import type { SiteConfig } from './relay-config.ts';
import type { SiteStore } from './stores/store.ts';

/** A site with every default filled in: what routes and turns work with. */
export type Site = {
  readonly key: string;
  readonly info: SiteInfo;
  readonly origins: readonly string[];
  readonly persona: string | undefined;
  readonly policy: string | undefined;
  readonly tenant: string;
  readonly retriever: Retriever;
  readonly inputGuards: readonly Guard[];
  readonly outputGuards: readonly Guard[];
  readonly model: Model;
  readonly store: SiteStore;
};

/** Fills in the defaults of a site. */
export const createSite = (
  key: string,
  config: SiteConfig,
  { model, retriever, store }: { readonly model: Model; readonly retriever: Retriever; readonly store: SiteStore },
): Site => ({
  key,
  info: {
    key,
    name: config.name,
    assistantName: config.assistantName ?? config.name,
    languages: config.languages ?? ['en'],
    greeting: config.greeting ?? {},
    suggestions: config.suggestions ?? {},
    ...(config.accent !== undefined && { accent: config.accent }),
    canHandOff: config.canHandOff ?? false,
  },
  origins: config.origins ?? [],
  persona: config.persona,
  policy: config.policy,
  tenant: config.tenant ?? key,
  retriever,
  inputGuards: config.guards?.input ?? [],
  outputGuards: config.guards?.output ?? [],
  model: config.model ?? model,
  store,
});
