export type Language = 'en' | 'zh-CN';

export type Texts = {
  readonly title: string;
  readonly face: string;
  readonly greeting: string;
  readonly placeholder: string;
  readonly send: string;
  readonly stop: string;
  readonly soundOn: string;
  readonly soundOff: string;
  readonly noVoice: string;
  readonly otherLanguage: string;
  readonly transcript: string;
  readonly you: string;
  readonly assistant: string;
  readonly sources: string;
  readonly failed: string;
  readonly retry: string;
  readonly status: Readonly<Record<'idle' | 'listening' | 'thinking' | 'speaking', string>>;
  readonly suggestions: readonly string[];
  /** What the page answers with `?offline`, in turn. */
  readonly offlineAnswers: readonly string[];
};

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    title: 'Talk to Harbour Bank',
    face: 'Hana, the assistant of Harbour Bank',
    greeting: 'Hello, I am Hana. What can I help you with today?',
    placeholder: 'Ask Hana a question',
    send: 'Send',
    stop: 'Stop',
    soundOn: 'Sound on',
    soundOff: 'Sound off',
    noVoice: 'This browser has no voice for English, so Hana speaks in captions.',
    otherLanguage: '中文',
    transcript: 'Transcript',
    you: 'You',
    assistant: 'Hana',
    sources: 'Sources',
    failed: 'The answer did not arrive.',
    retry: 'Try again',
    status: { idle: 'Ready', listening: 'Listening', thinking: 'Thinking', speaking: 'Speaking' },
    suggestions: [
      'What does an outgoing international transfer cost?',
      'How do I report a lost card?',
      'How do I open an account?',
    ],
    offlineAnswers: [
      '[[nod]] Of course, happy to explain 😊. An outgoing international transfer costs **$25** online, or **$40** at a branch [1]. It usually arrives within 1.5 to 3 working days.',
      'I am sorry to hear that [[caring]]. Please freeze the card in the app right away, under *Cards*. A replacement reaches you in five working days [1].',
      'You need three things:\n\n- A passport or national ID\n- Proof of address from the last 3 months\n- Your tax number\n\n[[happy]] Shall we begin?',
    ],
  },
  'zh-CN': {
    title: '与港湾银行对话',
    face: '港湾银行助理 Hana',
    greeting: '您好，我是 Hana，请问有什么可以帮您？',
    placeholder: '向 Hana 提问',
    send: '发送',
    stop: '停止',
    soundOn: '声音已开',
    soundOff: '声音已关',
    noVoice: '此浏览器没有中文语音，Hana 将以字幕回答。',
    otherLanguage: 'English',
    transcript: '对话记录',
    you: '您',
    assistant: 'Hana',
    sources: '来源',
    failed: '没有收到回答。',
    retry: '重试',
    status: { idle: '就绪', listening: '正在听', thinking: '正在思考', speaking: '正在说' },
    suggestions: ['挂失银行卡要多久？', '境外汇款手续费是多少？', '开户需要什么材料？'],
    offlineAnswers: [
      '[[nod]] 好的，马上为您说明。挂失后，银行卡会**立即**冻结[1]。补发的新卡通常在5个工作日内送达，您也可以到网点当天领取。',
      '境外汇款通过手机银行办理，每笔手续费为**25元**【1】；到网点办理则是40元。一般1.5到3个工作日到账 😊。',
      '您需要准备以下材料：\n\n- 身份证原件\n- 近三个月的住址证明\n- 税号\n\n[[happy]] 现在就开始吗？',
    ],
  },
};
