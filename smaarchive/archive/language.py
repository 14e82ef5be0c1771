"""The query language as `sma help query` tells it; every query in it is run over the sample pages by a test."""

HELP = """\
A query is words. An article answers when it has all of them, in any order and any case, the best first. Words match
by their stem: negotiate finds negotiations and negotiator.

  unpaid leave                      all of the words (with --any: one is enough)
  "unpaid leave"                    these words, one behind the other
  furlough OR layoff                one of the two
  trump offer -yonhap               not this word; NOT yonhap is the same
  furlough -"unpaid leave"          not this phrase; also -(one OR other)
  (furlough OR layoff) union        brackets
  talks AND furlough OR wages       AND binds closer than OR, and so do words side by side
  negotia*                          words that begin so: two letters at least, four such words at most
  burden NEAR/5 allies              at most five words between them; NEAR alone: ten

Fields stand before a word, a "phrase" or (brackets):

  headline:furlough                 in the headline (title: is the same); also body: and caption:
  by:han                            in the byline (byline: and author: are the same)
  outlet:herald                     words of the outlet's name, or of an alias; also agency:; section: by its words
  -outlet:"korea herald" furlough   not on pages of that outlet
  lang:ko                           the language, or lang:korean
  source:voa                        a piece of the file's path; id:3,5 or id:3..9 are numbers
  has:caption                       also headline byline author date updated outlet agency section dateline language
                                    url body
  is:edited                         corrected by hand (sma edit)
  story:3                           the copies of one story (sma story)

Dates include their day; an article without a date never matches one:

  date:2020-04                      or date:2020, or date:2020-04-01
  date:2020-01..2020-06             from and to; date:2020-11.. and date:..2020-01 are open
  date:>=2020-04-01                 also > < and <=
  since:2020-04 until:2020-05-15    the same by two words
  date:90d..                        the last 90 days; w, m, y are weeks, months, years; also today, yesterday

Words of the field find each other; --literal turns that off:

  US                                also U.S. and United States, and never the pronoun, quoted too; us is any
  used                              also use, using and useful, and neither us nor US
  ROK                               also South Korea, S. Korea and 한국
  burden-sharing                    also cost-sharing and 방위비분담금; SMA and USFK also their long names; defence
                                    also defense
  정은보                            also Jeong Eun-bo and Chung Eun-bo
  분담                              any piece of a Korean or Japanese word: also in 방위비분담금을
  한미                              also 한·미 and 한-미; 4000 also 4,000 (no year does so)

Groups of your own stand in ~/.config/sma/words.txt, one a line: KIDA = Korea Institute for Defense Analyses.

What is left open or dangling (a quotation mark, a bracket, a last OR) is read as plain words; only the value of a field
can be wrong. From a query, 2,000 characters and 48 words are read, brackets within 16 others, four prefixes; what is
beyond that is told. A number is also found before a point: 13 in 13.6, which "13.6" finds alone.
Flags mean the same as fields: --since, --until, --outlet, --by. For the shell, quote what has quotation marks, brackets
or stars:

  sma search '"13 percent" OR "13.6 percent"' --since 2020-03
  sma search headline:deal outlet:yonhap date:2021
  sma search 무급휴직 -lang:ko --sort -date
  sma search 'headline:(deal OR offer) talk* -by:han' --context 0
  sma search --explain US furlough          how it is understood, and the SQL
"""
