/// <reference types="vite/client" />
import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { createSheet } from './styles/create-sheet.ts';

type Stories = Readonly<Record<string, (() => ComponentChild) | { readonly title: string }>>;

const files = import.meta.glob<Stories>('./**/*.stories.tsx', { eager: true });

/** What is fading in is not yet to be judged by its contrast. */
const stillness = createSheet('* { animation: none !important; transition: none !important; }');
const place = document.createElement('main');
beforeAll(async () => {
  await page.viewport(1100, 900);
  document.documentElement.lang = 'en';
  document.body.append(place);
});
afterAll(() => {
  place.remove();
  sessionStorage.clear();
  localStorage.clear();
});

const findFaults = async (story: () => ComponentChild) => {
  render(story(), place);
  const shadow = place.firstElementChild?.shadowRoot;
  shadow?.adoptedStyleSheets.push(stillness);
  await expect.poll(() => shadow?.querySelector('.panel, .launcher')).toBeTruthy();
  // The part of a page that a story is needs no heading and no main part of its own.
  const { violations } = await axe.run(place, { rules: { region: { enabled: false } } });
  render(null, place);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

test.each(Object.entries(files))(
  'every story of %s is drawn, without an accessibility fault',
  async (_, stories) => {
    const faults: Record<string, string[]> = {};
    for (const [name, story] of Object.entries(stories)) {
      if (typeof story !== 'function') continue;
      const found = await findFaults(story);
      if (found.length > 0) faults[name] = found;
    }
    expect(faults).toEqual({});
  },
  30_000,
);
