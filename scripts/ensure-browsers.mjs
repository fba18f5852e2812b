// The browser of the tests: the one that is installed, else Debian's, else Playwright's own.
import { existsSync } from 'node:fs';
import { findChromium } from './browsers.mjs';
import { run } from './workspace.mjs';

const isDebianAsRoot = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** Installs Chromium where there is none, and says which one the tests run in. */
export const ensureBrowsers = async ({ env }) => {
  if (findChromium() === undefined) {
    if (isDebianAsRoot()) {
      await run('apt-get', ['update'], { env, output: 'quiet' });
      const packages = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];
      await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, output: 'quiet' });
    } else {
      await run('pnpm', ['exec', 'playwright', 'install', '--with-deps', 'chromium'], { env, output: 'quiet' });
    }
  }
  console.log(`Chromium for the tests: ${findChromium() ?? "Playwright's own"}`);
};
