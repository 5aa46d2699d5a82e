import { set } from '../text/set.ts';
import { WordSet } from '../text/word.ts';

/** What may stand before a noun. */
export const DETERMINERS = new WordSet(
  'a an the this that these those all any each every your their its his her our my one some existing new specific given single multiple several current it them',
);
/** Where the object of a verb ends. */
export const STOPS = new WordSet(
  'in on at to from by with for using via into onto through that which who when where while if based within against as without per after before since during between over under about so because whose whether so such including requires require returns accepts needs remotely fully permanently immediately directly manually safely automatically instantly completely entirely temporarily gracefully forcibly recursively again early now',
);
export const BOTH = new WordSet('and or');
/** “List of”, “status of”: what follows is the object. */
export const LISTS = set(
  'list details detail information info type types kind kinds variety set number copy collection name names content contents status data result results version versions overview history count group batch',
);
export const NEGATIONS = new WordSet(
  "not never no without cannot can't don't doesn't won't isn't nothing neither nor non avoid instead",
);
/** Verbs whose inflected form is as often a noun. */
export const NOUNLIKE = set(
  'dm comment like note label tag link record file post message email alert call trade order build test query search report review update change release schedule run view start stop plan rank score format design filter group map index import export upload download branch commit fork merge copy lock display request access process control use work support mark rate star pin vote flag swap transfer charge refund purchase deposit stake bid bet book broadcast play pause press drag drop click type focus fill back zoom set reset cancel trigger launch list show track print log watch poll sample survey measure match answer sort snapshot screenshot capture need help chat patch bundle package crop outline draft mount position highlight bridge tip mint purge place turn power sign void archive tweet retweet accept retry upgrade migrate approve hash embed extract block stash fix login logout dump exchange address buffer distance sum average guide reason echo estimate forecast step skip continue exit share mute follow claim join end tree head grep tail rent exercise flash',
);
/** What a second sentence tells the reader to do rather than what the tool does. */
export const ADVICE = set(
  'call use set ensure note see check make pass provide specify include give try ask start select choose run prefer follow',
);
