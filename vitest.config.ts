import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags, findChromium } from './scripts/browsers.mjs';

const conditions = ['source', 'module', 'browser', 'development|production'];
const resolve = { conditions };
const executablePath = findChromium();
const ssr = { resolve: { conditions: ['source', 'node'] } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: ['source', 'node'] },
        ssr,
        test: {
          name: 'unit',
          environment: 'node',
          // These carry a `source` condition of their own, which points to TypeScript that Node does not strip below node_modules.
          server: { deps: { inline: ['ai', /@ai-sdk\//, 'eventsource-parser'] } },
          include: [
            'packages/*/src/**/*.test.ts',
            'tests/{architecture,integration}/**/*.test.ts',
            'examples/*/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/*.browser.test.*'],
        },
      },
      {
        // What is published, as it is published: these tests read the builds.
        test: {
          name: 'packages',
          environment: 'node',
          include: ['tests/packages/**/*.test.ts', 'integrations/*/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        resolve,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: {
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { ...(executablePath && { executablePath }), args: chromiumFlags } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
