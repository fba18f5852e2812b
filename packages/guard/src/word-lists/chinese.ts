import type { WordList } from '../words/word-list.ts';
import type { WordAction } from '../words/word-trie.ts';
import { expandWords } from './expand-words.ts';

/** With what is written for it to get past filters: characters that sound alike, and the first letters of the sounds. */
const profanity = `
  傻[逼比屄币叉缺吊屌狗b笔] [煞沙杀鲨撒萨啥][逼笔币臂] 沙比 煞比 鲨比 [大死臭狗贱烂骚][逼屄] 狗比 二[逼屄] 蠢[逼货猪]
  [操草艹肏艸糙曹][你尼泥您][妈马玛吗母娘] [操草艹肏艸][你您][大爷祖宗全家] [操草艹肏]他妈 日你[先仙大]人 日你大爷 [干淦]你娘 [干淦]林娘 [操草艹肏]蛋
  [他她它特踏塔][妈马吗玛][的滴地] [他她]妈 特么的 你他妈 [你尼泥][妈马玛][逼比b批] 妈卖批 [妈马]了个[逼巴比] 妈拉个巴子 你大爷的 去你[妈马]的 死全家 全家死光 死妈 你妈死
  [王忘]八[蛋旦犊] 王巴[蛋旦] 王八羔子 龟孙子 龟儿子 混[蛋旦球] 滚[蛋犊粗] 滚犊子 滚你妈
  狗日的 狗[娘杂]养的 狗杂种 狗东西 狗屁不通 畜[生牲]不如 小畜生 杂种 贱[人货种婢] 婊子 臭婊 绿茶婊 骚货 骚[逼屄]
  [我卧窝握][操槽艹肏] 鸡[巴8] 屌你 吊你老母 丢你老母 屌丝 仆街 扑街 冚家铲 冚家富贵
  脑残 智障 白痴 弱智 蠢货 人渣 去死 妈逼
  sb dsb cnm wcnm nmsl tmd tmmd mlgb nmlgb wdnmd rnm mmp nmb sjb sha_bi shabi caonima cao_ni_ma nima_bi ni_ma_bi ta_ma_de tamade wangbadan hundan gun_dan
`;
const sexual = `
  约炮 裸聊 援交妹 [操草日艹肏][逼屄] 口爆 肛交 淫[水荡妇娃] 骚[穴妇] 性奴 轮奸 乳交 口活 鸡婆
`;
const hate = `
  支那 支那[猪狗人] 小日本 日本[鬼狗] 倭[狗寇猪] 黑鬼 尼[哥格]猪 黑[猪狗] 白皮猪 [高死]丽棒子 死[基佬同娘] 死同性恋 死gay 死人妖 台巴子 穆[狗畜]
`;
/** Innocent runs of characters that a listed word stands in. */
const innocent = `
  [他她]妈妈 [他她]妈的[手电车生病身工姐弟妹照名衣] 滚蛋[饺汤面] 滚蛋饺子 我操[作心场办持控盘练刀纵劳] 我曹操 卧槽马 去死[皮角] 失去死 杂种[优犬狗马猫牛猪水后] 智障[人儿者青学] 弱智儿童
  支那[语文] 日本鬼[怪屋故片] 鸡婆婆 操蛋糕 傻缺口 黑狗[熊血] 黑猪[肉毛] 死同学
  sb_[0123456789]* sb_sth sb_to sb_do sb_doing sb's tmd_治
`;

/** Simplified characters of the lists, each followed by the traditional one. */
const traditional =
  '妈媽马馬滚滾贱賤货貨杂雜种種脑腦残殘鸡雞养養爷爺龟龜儿兒笔筆币幣败敗类類干幹东東约約聊聊装裝荡蕩轮輪丽麗国國吗嗎个個东東奸姦猪豬';

const writeTraditional = (word: string) => {
  let written = word;
  for (const [, simplified = '', other = ''] of traditional.matchAll(/(.)(.)/gu)) {
    written = written.replaceAll(simplified, other);
  }
  return written;
};

const expandBoth = (patterns: string) => expandWords(patterns).flatMap((word) => [word, writeTraditional(word)]);

/** Common Chinese profanity, sexual slang and slurs, simplified and traditional. Names of things and of peoples are left out. */
export const chineseWords = (action: WordAction = 'block'): readonly WordList[] => [
  { category: 'profanity', [action]: expandBoth(profanity), allow: expandBoth(innocent) },
  { category: 'sexual', [action]: expandBoth(sexual) },
  { category: 'hate', [action]: expandBoth(hate) },
];
