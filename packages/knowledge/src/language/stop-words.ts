/**
 * Words that carry grammar and no topic, by language: they guess the language of a text and are left out of queries.
 * The words with which people ask are among them, since hardly any document answers in the words of the question.
 */
const lists = {
  en: `a an the this that these those and or but nor so if then than as of in on at to from by for with without about into onto over under
    is are was were be been being am do does did done doing have has had having can could may might must shall should will would
    i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs
    what which who whom whose when where why how there here not no yes any some such just also only very too please tell
    much many long often get got let want need know like s t re ve ll d m dont doesnt cant im ive id whats isnt didnt wont someone something
    anyone anything ever still again out up off per each hello hi`,
  es: `el la los las un una unos unas de del a al en y o u que qué quien quién cuál cual cuáles cuándo cuando dónde donde cómo como cuánto cuánta cuántos
    por para con sin sobre entre es son fue era ser está están hay ha han se su sus lo le les me mi tu te no sí más pero si ya muy`,
  fr: `le la les un une des de du d l à au aux en et ou où que qu qui quoi quel quelle quels quelles quand comment combien pourquoi
    est sont était être a ont avoir ce cet cette ces il elle ils elles je tu nous vous on se son sa ses mon ma mes votre vos notre
    par pour avec sans sur dans ne pas plus mais si`,
  de: `der die das den dem des ein eine einer einem einen eines und oder aber ist sind war waren wird werden wurde sein hat haben hatte
    ich du er sie es wir ihr mich mir dich uns euch mein dein sein ihre unser in im an am auf aus bei mit nach von vom zu zum zur für über unter
    was wer wie wo wann warum welche welcher welches wieviel viele nicht kein keine auch nur als dass kann man`,
  pt: `o a os as um uma uns umas de do da dos das em no na nos nas por para com sem e ou que quem qual quais quando onde como quanto
    é são foi era ser está tem se seu sua meu minha não sim mais mas`,
  it: `il lo la i gli le un uno una di del della dei delle a al alla in nel nella e o che chi quale quali quando dove come quanto perché
    è sono era essere ha hanno si suo sua mio con per su da non più ma`,
  nl: `de het een en of maar van in op aan te voor met door naar uit bij is zijn was waren wordt worden heeft hebben ik je u hij zij wij
    wat wie waar wanneer waarom hoe welke hoeveel niet geen ook dat die deze dit er`,
  tr: `ve veya bir bu şu o ne kim nerede nasıl neden hangi kaç mi mı mu mü için ile de da olarak olan en çok daha gibi`,
  vi: `và hoặc là của có được trong cho với các những một này đó khi ở đâu gì ai nào bao nhiêu thế sao không tôi bạn`,
  ro: `și sau un o de la în cu pe din că ce cine care când unde cum cât este sunt era a al ale nu mai`,
  ru: `и или в во на с со к по за из у о об от до для не но а что кто где когда как какой какая какие каково сколько почему чей
    это эта этот эти он она они мы вы я был была было были есть ли бы же`,
  el: `ο η το οι τα του της των τον την και ή σε με για από που τι ποιος ποια ποιο ποιοι πότε πού πώς πόσο πόσα είναι ήταν δεν να θα ως`,
  ar: `في من على إلى عن مع هو هي هم هذا هذه ذلك التي الذي ما ماذا من متى أين كيف كم هل لماذا أي و أو ثم كان كانت لا لم لن قد أن إن بين`,
  hi: `का के की में से को पर और या है हैं था थी थे क्या कौन कब कहाँ कैसे कितना कितने कितनी किस किसने यह वह एक ने भी`,
  th: `ที่ ใน และ หรือ ของ เป็น มี ได้ ให้ จาก กับ การ ความ อะไร ใคร เมื่อไหร่ เมื่อใด ที่ไหน อย่างไร เท่าไหร่ เท่าไร ทำไม ไหน ใด คือ ว่า นี้ นั้น กี่ ไหม ครับ ค่ะ`,
  ja: `の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その よう また もの
    何 誰 いつ どこ どの なぜ どう いくら いくつ です ます か`,
  ko: `이 그 저 것 수 등 및 또는 무엇 누구 언제 어디 어떻게 왜 얼마 얼마나 몇 어느 어떤 하는 있는 있다 은 는 을 를 에 의`,
  zh: `的 了 在 是 我 你 您 他 她 它 我们 你们 他们 和 与 或 及 也 都 就 还 又 而 但 把 被 让 从 向 对 对于 到 于 以 为 之 其 此 这 那 这个 那个 这些 那些
    有 没有 没 不 不是 会 能 可以 可 要 想 请 请问 吗 呢 吧 啊 呀 么 什么 怎么 怎样 怎么样 如何 哪 哪个 哪些 哪里 哪儿 哪种 谁 几 多少 多久 多长 何时 何 为什么 为何 是否 能否 可否
    一个 一下 时候 什么时候 需要 应该 告诉 知道 个 种 位 些 里 上 下 中 着 过 得 地 给 用 多 很 最 更 吗 想要 怎么办 办 做 多大 几个 关于 您好 你好`,
};

const words = (list: string): readonly string[] => list.split(/\s+/).filter(Boolean);

/** The stop words of each language that we know, by its primary subtag. */
export const stopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([language, list]) => [language, new Set(words(list))]),
);
