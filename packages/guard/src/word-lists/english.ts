import type { WordList } from '../words/word-list.ts';
import type { WordAction } from '../words/word-trie.ts';
import { expandWords } from './expand-words.ts';

const profanity = `
  fuck* fuk fuking fukin fucc fck fcking fckn fuc fvck* phuck* fuq fxck fcuk* motherfuck* mothafuck* mofo clusterfuck* mindfuck*
  brainfuck bumfuck* buttfuck* skullfuck* ratfuck* dumbfuck* unfuck* absofuckinglutely stfu gtfo
  shit* sht shyt shiet bullshit* horseshit* batshit* dipshit* apeshit chickenshit* dogshit shite gobshite
  bitch* biatch* biotch betch biyatch sonofabitch sonuvabitch
  ass asses arse arses arsehole* asshole* ashole assholic asshat* asswipe* assface* asslick* asskiss* asshead jackass* dumbass*
  smartass* fatass* lardass* bigass azzhole
  cunt* kunt bastard* basterd* bugger buggery bollocks wank wanker* wanking wanked tosser* twat twats prick pricks
  dickhead* dickwad* dickface dickless dickbag* dickweed dicks a_dick my_dick your_dick his_dick suck_dick dick_pic* douchebag*
  cocksuck* cock cocks cockhead cockface pussy pussies piss_off pissing_off pissed_off
  goddamn* slut* slutty skank* whore* whoring numbnuts nutsack* ballsack* scumbag* retarded retard retards fuckwit* knobhead* bellend* kys
`;
const sexual = `
  porn porno pornhub blowjob* blow_job* handjob* hand_job* rimjob* footjob* titjob* titfuck* deepthroat* creampie* cumshot* cumming cums
  cumslut* jizz jizzed gangbang* bukkake hentai dildo* buttplug* fleshlight* cameltoe boobies titties tits jerk_off jack_off jerking_off
  jacking_off wank_off fap fapping horny hornier boner boners orgy orgies masturbat* upskirt* send_nudes suck_me suck_my cocksucking
  felch* shemale*
`;
const hate = `
  nigg[ae]r* nigga* nigglet* niggress sandnigg* kike kikes kyke spic spics chink chinks chinky gook gooks wetback* beaner* raghead*
  towelhead* sandmonkey* zipperhead* coon coons darkie darkies jigaboo* porchmonkey* porch_monkey* golliwog* pickaninn* paki pakis wop wops
  dago dagos gypo pikey pikeys fag fags faggot* faggy tranny trannies lesbo lesbos homo homos poofter* untermensch* white_power
  heil_hitler sieg_heil gas_the_jews
`;
/** Innocent words and names that begin with a listed one, or have it among their words. */
const innocent = `
  shitake* shittim cock_robin cock_crow cock_and_bull cock_a_doodle* weather_cock stop_cock ball_cock cock_fight* pussy_willow*
  pussy_cat* skin_prick finger_prick prick_test* niggard* homo_sapiens homo_erectus homo_habilis homo_economicus coon_hound* maine_coon
  maine_coons chink_in chinks_in spic_and_span retard_the
`;

/** Common English profanity, sexual slang and slurs. A word that is a name or a thing more often than an insult is left out. */
export const englishWords = (action: WordAction = 'block'): readonly WordList[] => [
  { category: 'profanity', [action]: expandWords(profanity), allow: expandWords(innocent) },
  { category: 'sexual', [action]: expandWords(sexual) },
  { category: 'hate', [action]: expandWords(hate) },
];
