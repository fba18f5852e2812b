import { defineConfig, extractive } from '@parley/server';
import demo from '../../examples/harbour-bank/parley.config.ts';

const { PARLEY_E2E_DATA: dataFolder, PARLEY_E2E_PACE: pace = '1' } = process.env;
const paceMs = Number(pace);

/** The demo as it is, in a folder of its own, at a chosen pace, with one foreign page that may embed it. */
export default defineConfig({
  ...demo,
  ...(dataFolder && { dataFolder }),
  model: extractive({ paceMs }),
  sites: Object.fromEntries(
    Object.entries(demo.sites).map(([key, site]) => [
      key,
      { ...site, origins: [...(site.origins ?? []), 'http://shop.test'] },
    ]),
  ),
  limits: { messagesPerMinute: 10_000, addressMessagesPerMinute: 10_000 },
});
