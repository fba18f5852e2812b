import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './parse-config.ts';

const site = { name: 'Bank' };

describe('parseConfig', () => {
  it('takes a config with one site and nothing else', () => {
    expect(parseConfig({ sites: { bank: site } })).toEqual({ sites: { bank: site } });
  });

  it('takes undefined as left out', () => {
    expect(parseConfig({ sites: { bank: { ...site, model: undefined } }, apiKeys: undefined })).toEqual({
      sites: { bank: site },
    });
  });

  it.each([
    [{ sites: { bank: site }, modle: 1 }, 'There is no setting "modle". Did you mean "model"?'],
    [
      { sites: { bank: { ...site, origin: [] } } },
      'There is no setting "origin" in sites.bank. Did you mean "origins"?',
    ],
    [
      { sites: { bank: { ...site, guards: { inputs: [] } } } },
      'There is no setting "inputs" in sites.bank.guards. Did you mean "input"?',
    ],
    [
      { sites: { bank: site }, limits: { messagePerMinute: 1 } },
      'There is no setting "messagePerMinute" in limits. Did you mean "messagesPerMinute"?',
    ],
    [{ sites: {} }, 'sites: must have at least one site.'],
    [{ sites: { 'a b': site } }, 'sites.a b: must be 1 to 64 letters, digits, dots, dashes or underscores.'],
    [
      { sites: { bank: { ...site, origins: ['*'] } } },
      'sites.bank.origins.0: must be an exact origin such as https://www.example.com, without a path or a wildcard.',
    ],
    [
      { sites: { bank: { ...site, origins: ['https://a.example/'] } } },
      'sites.bank.origins.0: must be an exact origin',
    ],
    [
      { sites: { bank: { ...site, accent: 'red;background:url(x)' } } },
      'sites.bank.accent: must be a CSS colour such as #0a5.',
    ],
    [{ sites: { bank: { ...site, guards: { input: ['words'] } } } }, 'sites.bank.guards.input.0: must be a guard'],
    [{ sites: { bank: site }, model: 'gpt' }, 'model: must be a model'],
    [{ sites: { bank: site }, apiKeys: ['short'] }, 'apiKeys.0: must have at least 16 characters.'],
    [{ sites: { bank: site }, pages: [{ path: 'x', folder: 'y' }] }, 'pages.0.path: must begin and end with a slash.'],
    ['text', 'The config: '],
    [null, 'The config: '],
  ])('says in one line what is wrong with %j', (config, message) => {
    const parse = () => parseConfig(config);
    expect(parse).toThrow(ConfigError);
    expect(parse).toThrow(message);
    try {
      parse();
    } catch (error) {
      expect(String(error).split('\n')).toHaveLength(1);
    }
  });
});
