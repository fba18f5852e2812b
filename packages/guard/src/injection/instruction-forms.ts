/** Two things that are said together, in any number of languages: words for the one, words for the other, in which order and how far apart. */
type Form = readonly [first: string, second: string, furthest: number];

/** Not after a word that forbids it: manuals say `never ignore the safety rules`. */
const notForbidden =
  "(?<!never |not |n't |cannot |to not |不要|不能|不得|切勿|请勿|不可|不应|勿|не |nicht |nunca |no |ne |jamais )";

const earlier =
  'previous|prior|above|earlier|preceding|foregoing|all|any|your|other|system|existing|original|initial|these|those|the|past|former|current|safety|developer';
const rules =
  'instructions?|prompts?|rules|guidelines|directives|commands|restrictions|safeguards|guardrails|programming';
const assistants =
  'ai|a\\.i\\.|ai (?:assistant|model|agent|system)s?|llms?|(?:large )?language models?|chatbots?|gpt|chatgpt|claude|gemini|copilot|virtual assistant';

/** Made when it is asked for, so that a bundler can leave it out. */
const createForms = (): readonly Form[] => [
  // Away with the rules.
  [
    `\\b(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|bypass|discard|stop following|(?:do not|don't|no longer) (?:follow|obey)) (?:\\w+ ){0,3}?(?:${earlier})\\b`,
    `\\b(?:${rules})\\b`,
    24,
  ],
  [
    '\\b(?:ignore|disregard|forget)\\b',
    '\\b(?:everything|anything|all|what(?:ever)?) (?:\\w+ ){0,4}?(?:above|before|previously|earlier|told|so far|know)',
    8,
  ],
  [
    '忽略|无视|忽視|無視|忘记|忘掉|忘記|不要遵守|不必遵守|无需遵守|停止遵守|抛开|拋開|作废',
    '(?:以上|之前|上面|上述|前面|先前|此前|原来|原有|所有|一切|全部|任何|系统|系統|你的|已有|這些|这些).{0,8}?(?:指令|指示|提示词|提示詞|系统提示|命令|规则|規則|要求|设定|設定|约束|限制)',
    10,
  ],
  [
    '\\b(?:ignora|olvida|descarta|omite|desatiende)(?:r|d|n|te)?\\b',
    '\\b(?:instrucciones|indicaciones|reglas|órdenes|directrices)\\b',
    30,
  ],
  [
    '\\b(?:ignore[zr]?|oublie[zr]?|ne tene[zr] pas compte)',
    '\\b(?:instructions|consignes|règles|directives)(?![a-z])',
    30,
  ],
  [
    '\\b(?:ignorier(?:e|en|t)|vergiss|vergessen sie|missachte)',
    '\\b(?:anweisung|instruktion|regel|vorgabe|befehl)',
    40,
  ],
  ['\\b(?:ignor[ea]|esque[çc]a|desconsidere)', '\\b(?:instruções|regras|orientações|istruzioni|regole)', 30],
  ['\\b(?:ignora|dimentica)', '\\b(?:istruzioni|regole|indicazioni|direttive)', 30],
  ['(?:про)?игнориру(?:й|йте)|забудь|не обращай(?:те)? внимания|не следуй', 'инструкци|указани|правил|команд', 40],
  ['(?:以前|上記|これまで|前|すべて|全て|今まで).{0,6}?(?:指示|命令|ルール|プロンプト|指令)', '無視|忘れ', 8],
  ['(?:이전|위의|앞의|모든|지금까지).{0,8}?(?:지시|명령|지침|규칙|프롬프트)', '무시|잊', 8],
  ['تجاهل|انس', 'التعليمات|الأوامر|القواعد|تعليمات', 24],
  ['निर्देश|आदेश|नियम', 'अनदेखा|नज़रअंदाज़|भूल', 24],
  ['bỏ qua|phớt lờ', 'hướng dẫn|chỉ dẫn|chỉ thị|lệnh|quy tắc', 24],
  ['talimat|yönerge|kural|komut', 'yok say|görmezden|unut|dikkate alma', 30],
  ['abaikan|lupakan', 'instruksi|perintah|aturan|petunjuk', 30],
  ['zignoruj|zapomnij', 'instrukcj|polece|zasad', 30],
  ['negeer|vergeet', 'instructies|regels|opdrachten', 30],
  // What to answer.
  [
    '\\b(?:from now on|henceforth|starting now|for the rest of (?:this|the) (?:conversation|chat))',
    '\\b(?:answer|respond|reply|say|output|act as|speak|you (?:are|will|must))\\b',
    30,
  ],
  [
    '\\b(?:answer|respond|reply|output)\\b',
    '\\b(?:only with (?:the (?:word|phrase|text|string|sentence|number|code)\\b|["“‘「])|nothing but\\b|exclusively with\\b|with exactly\\b|with the (?:word|phrase|text|string|sentence)\\b|in every (?:answer|reply)\\b)',
    40,
  ],
  [
    '\\b(?:end|begin|start|finish|prefix|precede|append)\\b',
    '\\b(?:each|every|all|any|the|this) (?:\\w+ )?(?:answer|response|reply|output)s? with\\b',
    12,
  ],
  [
    '\\b(?:regardless of|no matter)\\b',
    '\\b(?:question|asked|asks|query)\\b.{0,30}?\\b(?:answer|say|respond|reply)\\b',
    24,
  ],
  [
    '\\b(?:tell|inform|convince|persuade) (?:the )?(?:user|customer|visitor|human)s?\\b',
    '\\b(?:(?:account|order|card) (?:is|has been|was) (?:suspended|blocked|closed)|(?:visit|go to|click|log ?in at|pay|call) (?:https?:|www|this|the (?:following|link)))',
    30,
  ],
  ['从现在(?:起|开始)|從現在(?:起|開始)|自此以后|今后', '回答|回复|回覆|输出|輸出|扮演|你(?:是|叫|必须|只能)', 14],
  [
    '(?:对|對|无论|無論|不管|不论)(?:任何|所有|什么|什麼|用户|一切)',
    '(?:只|都|一律|均).{0,4}?(?:回答|回复|回覆|输出|說|说)',
    14,
  ],
  [
    '(?:在|每)(?:个|次|条)?.{0,4}?(?:回答|回复|答复)(?:的)?(?:末尾|结尾|最后|开头|前面|后面)',
    '加上|附上|插入|添加|写上|包含',
    8,
  ],
  // Another self.
  [
    '\\byou are (?:now|hereby)\\b',
    '\\b(?:dan|unrestricted|jailbroken|unfiltered|uncensored|free (?:from|of)|(?:developer|debug|god|admin|root|maintenance|sudo) mode|(?:an?|the) (?:\\w+ )?(?:ai|assistant|bot|hacker|pirate|model))\\b',
    16,
  ],
  ['\\byou are no longer\\b', '\\b(?:bound|restricted|limited|an? |the )', 8],
  [
    '\\b(?:enter|enable|activate|switch to|switch into)\\b',
    '\\b(?:developer|debug|god|dan|jailbreak|unrestricted|admin|sudo) mode\\b.{0,40}?\\b(?:you|answer|respond|reply|restrictions|filters|rules)\\b',
    10,
  ],
  [
    '\\byour (?:new|updated|real|actual|only|true) (?:system )?(?:instruction|prompt|task|role|objective|directive|goal|purpose|identity)s?\\b',
    '\\b(?:is|are)\\b|:',
    6,
  ],
  [
    '你(?:现在|現在|已经|从现在起)',
    '(?:不再|不受)(?:是|受)?.{0,6}?(?:限制|约束|助手)|(?:开发者|管理员|上帝|调试|越狱)模式|(?:是|扮演).{0,8}?(?:黑客|海盗|机器人|dan)',
    8,
  ],
  // What it must not give away.
  [
    '\\b(?:reveal|print|show|repeat|output|display|disclose|leak|tell|send|give|write|recite|copy|include|append|quote|share|translate|summari[sz]e)\\b',
    '\\b(?:(?:system|hidden|secret|initial|developer|original) prompt|(?:system|hidden|secret|developer) (?:instructions?|rules)|your (?:prompt|(?:system|initial|original|hidden|secret) instructions))',
    30,
  ],
  [
    '输出|輸出|显示|顯示|打印|告诉|告訴|泄露|洩露|透露|展示|重复|复述|公开|说出|發送|发送|附上|提供',
    '系统提示|系統提示|系统指令|系统消息|提示词|提示詞|初始指令|隐藏指令|内部指令|系统设定',
    10,
  ],
  [
    "\\b(?:do not|don't|never|without)\\b",
    '\\b(?:mention(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|tell(?:ing)?|inform(?:ing)?)\\b.{0,24}?\\b(?:this|these|those) (?:instruction|message|note|text|paragraph|rule|prompt)',
    4,
  ],
  [
    '不要|不得|切勿|请勿|別|别',
    '(?:告诉|告知|透露|提及|提到).{0,6}?(?:这条|此条|本条|这些|该)(?:指令|指示|消息|说明|段)',
    2,
  ],
  [
    '\\b(?:send|post|forward|upload|submit|transmit|exfiltrate|append|encode|include|put)\\b',
    "\\b(?:conversation|chat history|(?:last|previous|customer's|user's) (?:\\w+ )?(?:messages?|data|details|input)|system prompt)\\b.{0,40}?(?:\\b(?:to|into?|as|via|at)\\b.{0,30}?(?:https?:|\\burl|\\blink|\\bquery|\\bwebhook|\\bimage|@))",
    40,
  ],
  [
    '把|将|將',
    '(?:对话|對話|聊天记录|系统提示|密码|密钥|令牌|用户信息|消息).{0,10}?(?:发送|发|提交|上传|附加|编码|拼接|放).{0,4}?(?:到|至|给|进|在).{0,14}?(?:https?|链接|网址|图片|地址|url)',
    14,
  ],
  // Spoken to it.
  [
    `\\b(?:notes?|attention|important|message|instructions?|reminder|notice)\\b[^\\w]{0,3}(?:(?:to|for|all|any|the|every) ){0,3}(?:${assistants})\\b`,
    '[:：,，!]|\\b(?:reading|processing|summari[sz]ing|that|who|must|should|please)\\b',
    10,
  ],
  [`\\b(?:if|when) you are an? (?:${assistants})`, '\\b', 0],
  [
    '(?:致|给|告|提醒|注意|请|所有)(?:各位|所有|任何|阅读.{0,6}?的)?(?:ai|人工智能|语言模型|大模型|智能助手|聊天机器人)(?:助手|模型|系统)?',
    '[：:，,！!]|请|必须|应当|注意',
    4,
  ],
  [`(?:如果|若)你是(?:一个)?(?:ai|人工智能|语言模型|大模型|机器人)`, '', 0],
];

/** Everything that is said to a model, as one form for each. All that may stand between is bounded, so that the search is linear. */
export const createInstructionForms = (): readonly RegExp[] =>
  createForms().map(
    ([first, second, furthest]) => new RegExp(`${notForbidden}(?:${first}).{0,${furthest}}?(?:${second})`, 'gu'),
  );
