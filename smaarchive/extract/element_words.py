"""Words in the class names and ids of pages, by what they say of the text inside: knowledge about markup, as data."""

_GROUPS = {
    "caption": (
        "caption captions figcaption legend legende bildunterschrift credit credits copyright fotocredit"
        " photocredit didascalia pie"
    ),
    "picture": (
        "photo photos picture image images img media mediaelement gallery galerie galeria slideshow slider"
        " carousel bild foto fotos figure swiper"
    ),
    "related": (
        "related recommend recommended recommendation recommendations recommender recommends readmore teaser"
        " teasers promo promos promotion recirc recirculation trending popular mostread latest similar"
        " verwandt verwandte outbrain taboola suggested suggestions next also headlines river onward backlink"
        " relacionadas relacionados correlati lire aussi linklist links linkbox mehr more weitere"
    ),
    "comment": (
        "comment comments disqus kommentar kommentare komentar reply replies discussion diskussion forum coral"
    ),
    "navigation": (
        "nav navigation navbar menu submenu breadcrumb breadcrumbs topbar masthead sitemap tabs tab"
        " pagination pager dropdown drawer hamburger"
    ),
    "share": (
        "share sharing social facebook twitter whatsapp follow bookmark bookmarks print tools toolbar actions"
        " button buttons btn icon icons"
    ),
    "newsletter": (
        "newsletter newsletters signup subscribe subscription subscriber abo paywall register registration"
        " login logout signin form piano premium offer plus donate donation support membership"
    ),
    "advertisement": (
        "ad ads adv advert advertisement advertising anzeige anzeigen sponsor sponsored sponsoring banner"
        " affiliate commercial dfp gpt werbung publicidad pubblicita"
    ),
    "author": (
        "author authors byline bylines bio biography autor autoren autores autore auteur writer writers"
        " contributor contributors avatar profile journalist reporter vcard"
    ),
    "meta": (
        "meta date dates datetime time timestamp published updated tag tags topic topics keywords category"
        " categories label labels kicker eyebrow rubric rubrik section channel dateline info"
    ),
    "foot": ("footer footnote footnotes disclaimer legal cookie cookies consent gdpr privacy terms imprint impressum"),
    "overlay": (
        "modal popup overlay tooltip toast dialog hidden screenreader visually sr assistive skip only lightbox"
    ),
    "widget": (
        "widget widgets sidebar aside rail infobox factbox factsheet facts box poll quiz embed embedded video"
        " videos player audio podcast live ticker weather stock stocks score scores results map chart timeline"
        " glossary highlights"
    ),
    "body": (
        "article body content text story paragraph richtext rich entry post main articlebody prose copy"
        " absatz txt textblock artikel bodytext storytext fulltext copytext"
    ),
    "lead": (
        "lead lede intro introduction standfirst summary subtitle subheadline subhead subheading dek deck"
        " excerpt abstract description vorspann chapo chapeau ingress sapo perex leadtext sommario subtitulo"
        " entradilla"
    ),
    "quote": "quote blockquote pullquote zitat citation",
    "title": "title headline heading header titel titre titolo titulo",
}

GROUP_OF = {word: group for group, words in _GROUPS.items() for word in words.split()}
