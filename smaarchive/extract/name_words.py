"""Words that tell where a name ends: particles inside names, roles after them, and words that are in no name."""

from smaarchive.lexicon import labels, months, weekdays

PARTICLES = frozenset("van von zu de der den del della di da do dos das du la le les el al bin bint ibn ben af av ten ter y e dela san st abu mac o i 't".split())
CONJUNCTIONS = frozenset("and und et y e ed og och en ja i и та і و with mit avec con by para ve και".split())
SUFFIXES = frozenset("jr sr iii ii iv phd md".split())
ROLES = frozenset(
    word
    for phrase in labels("role")
    for word in phrase.casefold().split()
    if word.isalpha() and len(word) > 3 and word not in ("notre", "nostro", "service", "unser")
) | frozenset(
    """staff reporter reporters correspondent correspondents writer writers editor editors columnist columnists contributor contributors contributing chief bureau senior
    special freelance journalist journalists producer analyst fellow professor desk team associate assistant deputy managing multimedia photographer newsroom redakteur redakteurin
    redaktion korrespondent korrespondentin reporterin journalistin autor autorin journaliste correspondant correspondante redactor redactora corresponsal inviato inviata
    giornalista periodista enviado enviada follow director head political politics parliamentary diplomatic lifestyle travel royal crime health science consumer environment
    defence defense military security foreign affairs international national business economics economy finance financial technology tech education entertainment showbiz
    sports sport football news digital online content hub audience social video graphics data investigations investigative legal transport energy religion arts culture
    food money personal property europe asia africa world us uk china japan korea washington seoul tokyo brussels moscow beijing ressort volontär volontärin chefredakteur
    freier freie mitarbeiter mitarbeiterin gastautor gastautorin reportero jefe redattore caporedattore journalist redaktør kommentator korrespondent muhabir editör""".split()
)
OUTSIDERS = frozenset(
    """for in at from of on updated published posted source photo image picture getty  share comments comment minutes minute min hours hour days day ago am pm follow
    subscribe via reporting à au aus em en nel dal dalla fra för""".split()
)
GENERAL = frozenset(
    word
    for text in (
        """the a an this that these those what how why when where who which our my your his her its their we you they he she it is are was were be been has have had do does
        did not no yes all more most top  new latest breaking exclusive live watch listen  see show get go click here now today tonight yesterday home  site
        search menu log login sign register account contact privacy policy terms conditions cookie cookies notice rights reserved use service services advertisement
        advertise advertising sponsored promoted partner partners about follow share print email copy link comment comments related recommended trending popular next
        previous back skip content main navigation newsletter newsletters subscribe subscription subscriber subscribers edition editions magazine shop store careers jobs
        help support faq faqs feedback editorial opinion opinions analysis review reviews video videos photo photos picture pictures image images gallery audio podcast
        podcasts radio tv weather games crossword puzzles horoscope horoscopes obituaries classifieds events calendar archive archives topics tags category categories
        section sections sport sports football rugby cricket tennis golf soccer racing business economy politics world news culture arts travel food health science tech
        technology entertainment celebrity fashion lifestyle life style money property education environment climate energy  crime court police army navy air force
        president minister prime senator governor mayor general  queen  princess   lady  south east  northern southern eastern western united
        states kingdom republic union city county  road avenue  house court university college school institute foundation center centre council committee
        commission party government ministry department agency office group company corporation bank fund press times  herald daily journal tribune gazette telegraph
        guardian observer independent chronicle associated getty reuters twitter facebook instagram youtube whatsapp linkedin tiktok telegram reddit pinterest google apple
        app apps download android premium plus free offer offers deal deals   spring autumn week month year open  view terms war peace summit talks report
        reports story stories article articles author authors image credit file copyright download minute minutes cup league championship premier super grand final
        mehr alle neue neues aktuelle nachrichten startseite anmelden abo newsletter thema themen impressum datenschutz werbung anzeige foto bild bilder über artikel meist
        bundesliga politik wirtschaft kultur sport wissen leserbriefe kommentare kommentar profilbild audio drucken teilen merken weiter zurück suche jetzt bitte ihr ihre
        sie wir der die das ein eine einer auf aus nach bei für mit ohne zum zur im am vom und oder nicht auch
        les des une sur dans pour avec plus tout tous voir lire abonnez abonnement accueil actualités mentions légales
        los las una por para con más ver leer artículos noticias suscríbete últimas inicio síguenos te il lo gli una per con più leggi tutti notizie
        het een meer lees alle nieuws voor med til som mer les alle fler läs alla fc sc sv tv size vom zum zur""",
    )
    for word in text.split()
    if word not in PARTICLES
) | frozenset(word for word in (*weekdays(), *months()) if len(word) > 4)
STOPS = GENERAL
