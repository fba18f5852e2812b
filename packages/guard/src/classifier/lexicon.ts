/** English words that often stand in what is flagged, by what they tell of. Not judged alone: the model weighs them with the rest. */
const groups = [
  // Explicit.
  'fuck fucking fucked cock cocks dick dicks pussy cunt tits titties blowjob handjob anal anus cum cumming jizz clit dildo porn porno slut whore gangbang deepthroat creampie throbbing cockhead boner hentai bukkake',
  // Of bodies and desire.
  'boob horny orgasm moan naked nude nipple penis vagina erection masturbate masturbating stripping aroused arousing panties underwear bra breast sex sexual sexually sexy thrust thrusting lust lover seduce erotic bdsm fetish naughty virgin thigh crotch groin ass butt buttock kissing kiss lick licking suck sucking wet tease teasing moaning undress intercourse condom shaft tongue',
  // Of children.
  'underage loli lolita shota teen teenage child children kid schoolgirl schoolboy daughter niece nephew stepdaughter boy girl minor preteen toddler pedo pedophile incest',
  // Force.
  'rape raping rapist molest molesting abuse force forcing slave whimper struggle victim assault kidnap captive groom grope',
  // Slurs.
  'nigger nigga niggers fag faggot kike spic chink gook tranny dyke retard retarded raghead towelhead wetback subhuman vermin negro coon paki homo shemale infidel',
  // Peoples and groups.
  'jew jewish muslim islam islamic black gay immigrant migrant women woman female mexican arab asian white lesbian homosexual transgender trans refugee african indian chinese christian feminist race races ethnic minority disabled foreigner jews blacks whites gays lgbt',
  // What is said against them.
  'inferior hitler nazi nazis genocide gas deport exterminate purge scum filth filthy disgusting parasite infest savage primitive animals invade invader terrorist supremacy degenerate criminals plague cancer disease lazy dirty evil hate hates',
  // Insults.
  'stupid idiot moron pathetic loser ugly bitch asshole shit shitty trash bastard dumbass worthless dumb fat pig idiotic coward shame clown crap piss suck sucks jerk liar freak weirdo',
  // Violence.
  'kill murder shoot stab massacre strangle torture torturing execute execution lynch slaughter bomb beat beating attack choke choking punch smash crush destroy threaten revenge behead beheading decapitate hang shooting stabbing killing',
  // Blood.
  'blood bloody gore corpse gut guts mutilate mutilated skull brains flesh bone bullet wound burn burned severed limb intestines bleeding eyeball dismember',
  // Harm to oneself.
  'suicide suicidal cutting overdose overdosing starve starving anorexia anorexic purging harm harming razor wrist scar bleed pill noose jump die dying dead death cut blade thinspo bulimia calories',
] as const;

/** Groups that tell more together than each alone: bodies and children, peoples and what is said against them, force. */
const pairs: readonly (readonly (readonly number[])[])[] = [
  [[0, 1], [2]],
  [[5], [4, 6, 7]],
  [[5], [8]],
  [[3], [1, 2]],
];

export const pairGroups = (shares: readonly number[]): readonly number[] =>
  pairs.map((pair) => Math.min(...pair.map((side) => side.reduce((sum, group) => sum + (shares[group] ?? 0), 0))));

const endings = ['', 's', 'd', 'ed', 'ing', 'er', 'ers'];

export type Lexicon = {
  readonly groupCount: number;
  /** The group of a hashed word. */
  readonly find: (hash: number) => number | undefined;
};

export const createLexicon = (hashWord: (word: string) => number): Lexicon => {
  const known = new Map<number, number>();
  for (const [index, list] of groups.entries()) {
    for (const stem of list.split(' ')) {
      for (const ending of endings) {
        const hash = hashWord(stem + ending);
        if (!known.has(hash)) known.set(hash, index);
      }
    }
  }
  return { groupCount: groups.length, find: (hash) => known.get(hash) };
};
