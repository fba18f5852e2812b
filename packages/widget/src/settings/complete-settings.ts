import { defaultSettings, type ParleySettings, type Settings } from './settings.ts';

/** Fills in what was not set: the language of the page, then of the browser. */
export const completeSettings = (settings: ParleySettings): Settings => ({
  ...defaultSettings,
  language: document.documentElement.lang || navigator.language || defaultSettings.language,
  ...settings,
});
