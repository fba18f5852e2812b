import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '../../scripts/browsers.mjs';

const executablePath = findChromium();

/** Pages of made-up hosts may load from this machine, as public pages may from a public relay. */
const foreignPageFlags = ['--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebRTC'];

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    launchOptions: { ...(executablePath && { executablePath }), args: [...chromiumFlags, ...foreignPageFlags] },
    trace: 'off',
  },
});
