"""Words that tell where a name is: before it, particles inside it, roles after it, and words that are in no name."""

from ..lexicon.phrases import labels, months, weekdays

BY = ("by", "von", "par", "por", "di", "door", "av", "af")  # before a writer's name
PARTICLES = frozenset(
    "van von zu de der den del della di da do dos das du la le les el al bin bint ibn ben af av ten ter y e dela "
    "san st abu mac o i 't".split()
)
ARTICLES = frozenset("das der la le el".split())  # particles too, but no name begins with them
CONJUNCTIONS = frozenset("and und et y e ed og och en ja i и та і و with mit avec con by para ve και".split())
# what a program that publishes calls who has no name there
ACCOUNTS = frozenset(
    """admin administrator adminuser siteadmin webadmin wpadmin webmaster root user guest superuser author editor none
    null undefined unknown anonymous test demo default""".split()
)
SUFFIXES = frozenset("jr sr iii ii iv phd md".split())
# beside those of labels.toml, which are read word by word
ROLES = frozenset(
    """editors columnists contributors journalists fellow professor desk team newsroom redaktion follow head
    parliamentary lifestyle travel royal crime health science consumer environment economy finance financial technology
    tech education entertainment showbiz sports sport football online content hub audience social graphics
    investigations investigative legal transport energy religion arts culture food money personal property africa us uk
    ressort editor-at-large editor-in-chief writer-at-large""".split()
) | frozenset(
    word
    for phrase in labels("role")
    for word in phrase.casefold().split()
    if word.isalpha() and len(word) > 3 and word not in ("notre", "nostro", "service", "unser")
)
OUTSIDERS = frozenset(
    """for in at from of on updated published posted source photo image picture getty share comments comment
    mugshot headshot minutes minute min hours hour days day ago am pm follow subscribe via reporting à au aus em en nel
    dal dalla fra för""".split()
)
PAPERS = frozenset(  # last words of a paper's name
    """times herald daily journal tribune gazette telegraph guardian observer independent chronicle courier dispatch
    bulletin examiner inquirer sentinel post news press star globe mail record review zeitung nachrichten tagblatt
    anzeiger kurier allgemeine rundschau""".split()
)
GENERAL = frozenset(
    """the a an this that these those what how why when where who which our my your his her its their we you they he she
    it is are was were be been has have had does did not no yes all more most top new latest breaking exclusive live
    watch listen see show get go click here now today tonight yesterday home site search menu log login sign register
    account contact privacy policy terms conditions cookie cookies notice rights reserved use service services
    advertisement advertise advertising sponsored promoted partner partners about follow share print email copy link
    comment comments related recommended trending popular next previous back skip content main navigation newsletter
    newsletters subscribe subscription subscriber subscribers edition editions magazine shop store careers jobs help
    support faq faqs feedback editorial opinion opinions analysis review reviews video videos photo photos picture
    pictures image images gallery audio podcast podcasts radio tv weather games crossword puzzles horoscope horoscopes
    obituaries classifieds events calendar archive archives topics tags category categories section sections sport
    sports football rugby cricket tennis golf soccer racing business economy politics world news culture arts travel
    food health science tech technology entertainment celebrity fashion lifestyle life style money property education
    environment climate energy crime court police army navy air force president minister prime senator governor mayor
    general queen princess lady south east northern southern eastern western united states kingdom republic union city
    county road avenue house university college school institute foundation center centre council committee commission
    party government ministry department agency office group company corporation bank fund press times herald daily
    journal tribune gazette telegraph guardian observer independent chronicle associated getty reuters twitter facebook
    instagram youtube whatsapp linkedin tiktok telegram reddit pinterest google apple app apps download android premium
    plus free offer offers deal deals spring autumn week month year open view war peace summit talks report reports
    story stories article articles author authors credit file copyright minute minutes cup league championship premier
    super grand final mehr alle neue neues aktuelle nachrichten startseite anmelden abo thema themen impressum
    datenschutz werbung anzeige foto bild bilder über artikel meist bundesliga politik wirtschaft kultur wissen
    leserbriefe kommentare kommentar profilbild drucken teilen merken weiter zurück suche jetzt bitte ihr ihre sie wir
    die ein eine einer auf aus nach bei für mit ohne zum zur am vom und oder nicht auch des une sur dans pour avec tout
    tous voir lire abonnez abonnement accueil actualités mentions légales los las una por para con más ver leer
    artículos noticias suscríbete últimas inicio síguenos te il lo gli per più leggi tutti notizie key points point
    highlights summary facts fact quick end special version series guide tips test wichtigste wichtigsten kürze
    information informationen hinweis hinweise weitere überblick einsatz jahr jahre mann frau stadt land tribunal
    supremo gobierno congreso senado ministerio presidente partido última último hora minuto resumen claves ol vm em
    punkte fakten weekly monthly quarterly digest briefing briefs newswire roundup alliance alert alerts insider courier
    dispatch bulletin examiner inquirer sentinel advertiser newspaper logo screenshot transcript discussions software
    slideshow episode channel studio release newsroom camp fort port mount harbor harbour forces base border leben
    steiermark kärnten tirol salzburg vorarlberg burgenland bayern sachsen hessen thüringen brandenburg niedersachsen
    saarland aargau thurgau wallis graubünden internationale nationale sicherheit außenpolitik innenpolitik verteidigung
    politique international internacional nacional het een meer lees nieuws voor med til som mer fler läs alla fc sc sv
    publicly originally released reviewed revised broadcast aired jump posted published updated modified uploaded size
    haber haberi haberler haberleri gündem güncel wiadomości новини новости""".split()
) | frozenset(word for word in (*weekdays(), *months()) if len(word) > 4)
EAST_ASIA = "\u3000"  # the first character of the scripts of China, Japan and Korea
PLACE_OF_JAPANESE = "[\u30a0-\u30ff]{2,8}[＝=]"  # a pattern: before the name of who writes from there, `ソウル＝`
KOREAN_SURNAMES = frozenset(
    "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 전 홍 고 문 양 손 배 백 허 남 심 노 하 곽 성 차 "
    "주 우 구 나 민 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 선 설 마 길 연 위 표 명 기 반 라 왕 금 옥 "
    "육 인 맹 제 모 탁 국 어 은 편 용 예 경 봉 사 부 가 복 태 목 형 피 두 감 음 빈 동 온 호 범 남궁 황보 제갈 선우 "
    "독고 사공 서문".split()
)
CHINESE_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董"
    "袁潘蔡蒋蔣余于杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛"
    "闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯柯温溫游詹施洪赖賴翁庄莊凌巫连連阮涂简"
    "簡纪紀倪"
)
JAPANESE_SURNAMES = frozenset(
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村 斎藤 齋藤 斉藤
    清水 山崎 阿部 池田 橋本 山下 森田 石川 中島 前田 藤田 後藤 岡田 長谷 村上 近藤 石井 坂本 遠藤 青木 藤井 西村
    福田 太田 三浦 岡本 松田 中川 中野 原田 小川 小野 竹内 田村 金子 和田 中山 石田 上田 森本 柴田 酒井 工藤 横山
    宮崎 宮本 内田 高木 安藤 島田 谷口 大野 丸山 高田 今井 河野 藤原 小島 村田 武田 増田 上野 杉山 千葉 菅原 平野
    久保 大塚 岩崎 木下 野口 松尾 菊地 菊池 野村 新井 佐野 杉本 古川 大西 島崎 浜田 小山 渋谷 桜井 櫻井 水野 五十
    松井 西田 北村 吉川 山内 小松 川崎 川口 市川 飯田 岩田 関口 中西 荒木 川村 安田 高山 矢野 西川 本田 大島 辻本
    尾崎 片山 望月 吉村 服部 岡崎 永井 大橋 秋山 石原 平田 福島 本間 松岡 山中 早川 須藤 馬場 浅野 小池 渡会 藤岡
    西岡 梶原 富田 牧野 土屋 内藤 黒田 小田 星野 大久 上原 松村 中田 広瀬 福井 松原 三宅 石橋 大谷 根本 熊谷 萩原
    樋口 川上 堀内 今村 奥村 野田 桑原 田辺 柳沢 吉岡 平井 沢田 松下 森下 佐倉 江口 古賀 栗原 大森 岡村 今野 川田
    大川 八木 中井 榎本 松永 関根 菅野 大石 成田 西山 白石 伊東 荒井 新田 野中 森山 大竹 吉野 川島 松崎 長尾 川本
    金井 中原 青山 高野 小西 宮田 小泉 堀江 西尾 坂口 岸本 児玉 川端 田口 武藤 大城 比嘉 金城 宮城 玉城 島袋 仲村
    新垣 知念 高良 河合 河村 河原 落合 及川 岩本 岩井 岩永 岩瀬 宮川 宮下 宮地 富永 戸田 手塚 津田 津村 塚本 土井
    徳永 豊田 中谷 中沢 中澤 中尾 中嶋 永田 永野 長田 長島 西野 西原 西本 西脇 野崎 野島 野上 野本 橋爪 橋口 三上
    三木 三島 三谷 水谷 水口 溝口 向井 武井 村井 村山 村松 室井 毛利 元木 森岡 森川 森永 森脇 八田 安井 安部 柳田
    山岸 山岡 山川 山城 山根 山村 湯浅 横井 横田 吉井 吉沢 吉澤 吉原 吉本 米田 若林 若松 浅井 浅田 天野 有馬 安東
    飯島 飯塚 井口 井田 井手 池上 池内 石塚 石黒 石本 石崎 磯部 板倉 市原 伊沢 稲垣 稲葉 井出 今泉 今西 岩間 植木
    植田 植村 臼井 内山 梅田 梅原 浦野 大内 大池 大場 大畑 大平 大村 大山 岡部 奥田 奥野 奥山 小沢 小澤 小椋 小原
    尾形 折原 垣内 柏木 片岡 勝又 加賀 金田 鎌田 亀井 神谷 神田 川合 川井 川西 川原 川野 河田 菊田 岸田 北川 北原
    北野 木原 君島 木本 清野 草野 楠本 熊田 倉田 黒川 黒木 黒沢 小出 郷田 小嶋 小杉 小谷 小柳 権藤 斎木 西条 坂井
    坂田 坂野 榊原 作田 桜田 笹川 佐川 佐竹 沢村 塩田 塩谷 篠崎 篠田 篠原 柴山 島村 清田 下田 下村 庄司 白井 白川
    新藤 進藤 末永 菅井 杉田 杉原 杉浦 鈴村 瀬戸 関谷 瀬川 瀬尾 園田 高井 高尾 高島 高瀬 高畑 高見 高村 滝沢 滝本
    竹下 竹田 竹中 竹本 立花 立石 田代 田島 田所 谷川 谷本 田畑 田渕 玉井 丹羽 近松 千田 角田 鶴田 寺田 寺島 土居
    東条 戸塚 富樫 鳥居 長沢 中江 中林 仲田 名取 生田 西沢 西島 二宮 沼田 根岸 野沢 野原 袴田 橋田 畑中 羽田 浜口
    浜崎 早坂 林田 原口 原島 坂東 日高 日野 平賀 平川 平山 深沢 深谷 福本 福永 藤川 藤沢 藤島 藤野 藤村 藤本 藤森
    藤山 船越 古田 古谷 北条 細川 細谷 堀口 堀田 本庄 本多 前川 前原 真鍋 松浦 松川 松沢 松島 松野 松丸 丸田 三好
    宮内 宮沢 宮澤 宮野 宮原 元井 守屋 門田 安倍 柳原 矢部 山際 山野 結城 横尾 依田 脇田 鷲尾 渡瀬 和久""".split()
)


def is_signed(text: str) -> bool:
    """Tell a line that begins as most bylines do."""
    return text.partition(" ")[0].casefold() in BY
