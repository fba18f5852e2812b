/**
 * The names of HTML 4 and some that chat text uses, in the order of their code points: `5=name` lies 5 after the name
 * before it, a bare name lies 1 after. The full list of HTML would outweigh the rest of this package, and the browser's own
 * decoder needs markup made from strings; a name that is not here stays as it was written.
 */
const names =
  'a=Tab NewLine 17=excl QUOT 0=quot num dollar percnt AMP 0=amp apos lpar rpar ast plus comma 2=period sol' +
  ' b=colon semi LT 0=lt equals GT 0=gt quest commat 1b=lbrack 0=lsqb bsol rbrack 0=rsqb 2=lowbar grave' +
  ' 1b=lbrace 0=lcub vert rbrace 0=rcub 23=nbsp iexcl cent pound curren yen brvbar sect uml COPY 0=copy ordf' +
  ' laquo not shy REG 0=reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14' +
  ' frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave' +
  ' Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute' +
  ' THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc' +
  ' iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml' +
  ' f=Dcaron 44=OElig oelig d=Scaron scaron 17=Yuml 1a=fnof 134=circ 16=tilde b5=Alpha Beta Gamma Delta Epsilon' +
  ' Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho 2=Sigma Tau Upsilon Phi Chi Psi Omega 8=alpha beta' +
  ' gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi' +
  ' chi psi omega 8=thetasym upsih 4=piv 1c2c=ensp emsp 6=thinsp 3=zwnj zwj lrm rlm dash 0=hyphen 3=ndash mdash' +
  ' 4=lsquo rsquo sbquo 2=ldquo rdquo bdquo 2=dagger Dagger bull 4=hellip a=permil 2=prime Prime 6=lsaquo rsaquo' +
  ' 4=oline 6=frasl 68=euro 5f=HilbertSpace 6=image 7=weierp 4=real 6=trade 13=alefsym 11=DifferentialD d=frac13' +
  ' frac23 7=frac18 35=larr uarr rarr darr harr 21=crarr 1b=lArr uArr rArr dArr hArr 2c=forall 2=part exist' +
  ' 2=empty 2=nabla isin notin 2=ni 4=prod 2=sum minus 5=lowast 3=radic 3=prop infin 2=ang 7=and or cap cup int' +
  ' 7=ClockwiseContourIntegral 2=there4 8=sim 9=cong 3=asymp 18=ne equiv 3=le ge 1d=sub sup nsub 2=sube supe' +
  ' e=oplus 2=otimes e=perp 20=sdot 43=lceil rceil lfloor rfloor 1e=lang rang 2a0=loz 3b=starf star 8=phone' +
  ' 32=female 2=male 1e=spades 3=clubs 2=hearts diams ad=check 4=cross';

const named: ReadonlyMap<string, string> = readNames();

function readNames(): Map<string, string> {
  const map = new Map<string, string>();
  let code = -1;
  for (const entry of names.split(' ')) {
    const [first = '', second] = entry.split('=');
    code += second === undefined ? 1 : Number.parseInt(first, 16);
    map.set(second ?? first, String.fromCodePoint(code));
  }
  return map;
}

const entity = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/y;

/** The character reference that stands at an offset: what it means, and where it ends. */
export function readEntity(source: string, offset: number): { text: string; end: number } | null {
  entity.lastIndex = offset;
  const match = entity.exec(source);
  if (!match) return null;
  const [, hexadecimal, decimal, name] = match;
  const text = name ? named.get(name) : decodeNumber(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal));
  return text === undefined ? null : { text, end: entity.lastIndex };
}

function decodeNumber(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** Takes backslash escapes and character references out of an address, a title or an info string. */
export function unescapeText(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(/\\([!-/:-@[-`{-~])|&[#\w]{1,33};/g, (whole, escaped: string | undefined) =>
    escaped === undefined ? (readEntity(whole, 0)?.text ?? whole) : escaped,
  );
}
