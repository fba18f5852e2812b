import { findNearestName } from './find-nearest-name.ts';
import {
  defaultSettings,
  launcherKinds,
  modes,
  type ParleySettings,
  positions,
  type SettingName,
  type Settings,
  settingNames,
  themes,
} from './settings.ts';

/** Reads one value, from an attribute (text) or from JS; `undefined` when it is not valid. */
type Reader<Value> = { readonly expects: string; readonly read: (value: unknown) => Value | undefined };

const text: Reader<string> = {
  expects: 'text',
  read: (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined),
};

const orNull = <Value>({ expects, read }: Reader<Value>): Reader<Value | null> => ({
  expects,
  read: (value) => (value === null ? null : read(value)),
});

const oneOf = <Value extends string>(values: readonly Value[]): Reader<Value> => ({
  expects: values.join(', '),
  read: (value) => values.find((candidate) => candidate === value),
});

const yesOrNo: Reader<boolean> = {
  expects: 'true or false',
  read: (value) =>
    value === true || value === '' || value === 'true'
      ? true
      : value === false || value === 'false'
        ? false
        : undefined,
};

const wholeNumber: Reader<number> = {
  expects: 'a whole number',
  read: (value) => {
    const number = value === '' ? Number.NaN : Number(value);
    return Number.isInteger(number) && number > 0 ? number : undefined;
  },
};

const address: Reader<string> = {
  expects: 'an http or https address',
  read: (value) => {
    try {
      const { href, protocol } = new URL(String(value), document.baseURI);
      return typeof value === 'string' && /^https?:$/.test(protocol) ? href.replace(/\/+$/, '') : undefined;
    } catch {
      return undefined;
    }
  },
};

const languageTag: Reader<string> = {
  expects: 'a language such as en or zh-CN',
  read: (value) => {
    try {
      return typeof value === 'string' ? Intl.getCanonicalLocales(value)[0] : undefined;
    } catch {
      return undefined;
    }
  },
};

const colour: Reader<string> = {
  expects: 'a CSS colour',
  read: (value) => (typeof value === 'string' && CSS.supports('color', value) ? value : undefined),
};

const list: Reader<readonly string[]> = {
  expects: 'texts separated by |',
  read: (value) => {
    const items: readonly unknown[] = typeof value === 'string' ? value.split('|') : Array.isArray(value) ? value : [];
    const texts = items.filter((item) => typeof item === 'string').map((item) => item.trim());
    return texts.length === 0 ? undefined : texts.filter((item) => item !== '');
  },
};

const readers: { readonly [Name in SettingName]: Reader<Settings[Name]> } = {
  endpoint: address,
  site: text,
  language: languageTag,
  theme: oneOf(themes),
  accent: orNull(colour),
  position: oneOf(positions),
  mode: oneOf(modes),
  open: yesOrNo,
  launcher: oneOf(launcherKinds),
  name: orNull(text),
  greeting: orNull(text),
  suggestions: orNull(list),
  maxLength: wholeNumber,
  remember: yesOrNo,
  zIndex: wholeNumber,
  target: orNull(text),
};

const isSettingName = (name: string): name is SettingName => Object.hasOwn(defaultSettings, name);

/** Attributes that others put on script tags. */
const foreign = /^(cfasync|nscript|turbo|cookie|category|gtm|astro)/;

/**
 * Reads settings, and warns of each that is unknown or not valid. What is not valid is left out, so that the value there was
 * before stays: except an `endpoint`, without which nothing may be sent anywhere, and it becomes the empty string.
 */
export const readSettings = (
  input: Readonly<Record<string, unknown>>,
  warn: (warning: string) => void,
): ParleySettings => {
  const settings: { -readonly [Name in SettingName]?: Settings[Name] } = {};
  const readOne = <Name extends SettingName>(name: Name, value: unknown) => {
    const { expects, read } = readers[name];
    const result = read(value);
    if (result !== undefined) settings[name] = result;
    else {
      warn(`"${name}" cannot be ${JSON.stringify(value)}. It is ${expects}.`);
      if (name === 'endpoint') settings.endpoint = '';
    }
  };
  for (const name of Object.keys(input)) {
    const value = input[name];
    if (isSettingName(name)) {
      if (value !== undefined) readOne(name, value);
    } else if (!foreign.test(name)) {
      const nearest = findNearestName(name, settingNames);
      warn(`There is no setting "${name}".${nearest === undefined ? '' : ` Is it "${nearest}"?`}`);
    }
  }
  return settings;
};
