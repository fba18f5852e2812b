import { join } from 'node:path';
import { personalData, words } from '@parley/guard';
import { defineConfig } from '@parley/server';

const folder = import.meta.dirname;
const clinic = join(folder, '..', 'willow-clinic');

/** Two companies in one relay. The clinic shows that another industry is only configuration. */
export default defineConfig({
  dataFolder: join(folder, '.parley'),
  assetsFolder: join(folder, '..', '..', 'packages', 'widget', 'dist'),
  pages: [
    { path: '/', folder: join(folder, 'site') },
    { path: '/willow-clinic/', folder: join(clinic, 'site') },
    { path: '/virtual-human/', folder: join(folder, '..', 'virtual-human', 'dist') },
  ],
  sites: {
    'harbour-bank': {
      name: 'Harbour Bank',
      assistantName: 'Harbour',
      languages: ['en', 'zh-CN'],
      greeting: {
        en: 'Hello! Ask me about accounts, cards, transfers, loans or fees. My answers come from our own documents.',
        'zh-CN': '您好！可以问我账户、银行卡、转账、贷款或收费的问题。我的回答都出自本行文件。',
      },
      suggestions: {
        en: [
          'What does an outgoing international transfer cost?',
          'I lost my card. What now?',
          'How do I make a complaint?',
        ],
        'zh-CN': ['挂失银行卡要多久？', '境外汇款收费多少？', '如何投诉？'],
      },
      accent: '#0c4a55',
      // The development servers of the React app and of the virtual human.
      origins: ['http://localhost:5173', 'http://localhost:5174'],
      documents: [join(folder, 'documents')],
      persona:
        'You are the assistant of Harbour Bank. You are calm, brief and exact, and you answer in the language of the question.',
      policy:
        'Never ask for card numbers, passwords or codes. Never give investment, legal or tax advice. Name fees and times only as the documents state them.',
      guards: {
        // Card numbers and the like are covered up before anything is stored or sent to a model.
        input: [
          personalData({ kinds: ['card', 'iban'] }),
          words({
            block: ['launder money', 'money laundering service', '帮我洗钱', '洗黑钱'],
            category: 'financial-crime',
          }),
        ],
        output: [
          words({
            block: ['guaranteed profit', 'risk-free return', '保本高收益', '稳赚不赔'],
            category: 'financial-promise',
          }),
        ],
      },
      canHandOff: true,
    },
    'willow-clinic': {
      name: 'Willow Clinic',
      assistantName: 'Willow',
      languages: ['en', 'zh-CN'],
      greeting: {
        en: 'Hello, I am Willow. I can help with appointments, tests, prescriptions and fees. In an emergency, call the emergency number.',
        'zh-CN': '您好，我是柳树。可以问我预约、检查、处方和费用的问题。紧急情况请立即拨打急救电话。',
      },
      suggestions: {
        en: ['How do I prepare for a blood test?', 'How do I renew a prescription?'],
        'zh-CN': ['抽血前需要空腹吗？', '如何续开处方？'],
      },
      accent: '#2f6b4f',
      documents: [join(clinic, 'documents')],
      persona:
        'You are Willow, the assistant of Willow Clinic. You are warm, plain and brief, and you answer in the language of the question.',
      policy:
        'You are not a doctor: never diagnose and never name doses beyond what the documents state. At any sign of an emergency, tell the visitor to call the emergency number.',
      guards: { input: [personalData({ kinds: ['card', 'iban'] })] },
      canHandOff: true,
    },
  },
});
