"""Word forms that count as one in a cry for help: verb forms, spellings of "mij". Plain Python.

Each line is in the form that ``folding.words_in`` returns.
"""

from __future__ import annotations

VERBS = """
wil wilt willen wilde wilden wou will
word wordt worden werd werden wort ben bent is was waren geworden
heb hebt heeft hebben had hadden heef
sla slaat slaan sloeg sloegen slaad
geslagen geslage gesla
schop schopt schoppen schopte
trap trapt trappen trapte
mep mept meppen mepte
stomp stompt stompen stompte
wurg wurgt wurgen wurgde
knijp knijpt knijpen kneep
duw duwt duwen duwde geduwd
bijt bijten beet
mishandel mishandelt mishandeld mishandelen mishandelde
misbruik misbruikt misbruiken misbruikte misbruikd
verkracht verkrachten verkrachtte
bedreig bedreigt bedreigd bedreigen bedreigde
dreig dreigt dreigen dreigde gedreigd
dwing dwingt dwingen dwong
stalk stalkt stalken stalkte
steel steelt stelen stal gestolen
pak pakt pakken pakte gepakt
neem neemt nemen nam genomen
raak raakt raken raakte
kom komt komen kwam
zit zitten zat
ga gaat gaan ging
kan kunt kunnen kon
mag mogen mocht
moet moeten moest
maak maakt maken maakte gemaakt
doe doet doen deed gedaan
zie ziet zien zag
voel voelt voelen voelde
denk denkt denken dacht
leef leeft leven leefde geleefd leve
durf durft durven durfde
slaap slaapt slapen sliep
krijg krijgt krijgen kreeg
ruik ruikt ruiken rook
pleeg pleegt plegen pleegde gepleegd
snij snijd snijdt snijden sneed gesneden
spring springt springen sprong
hang hangt hangen
verwaarloos verwaarloost verwaarloosd verwaarlozen
adem ademt ademen ademde ademhalen
stik stikt stikken stikte gestikt
verslik verslikt verslikken verslikte
vermoord vermoorden vermoordt
sterf sterft sterven stierf
verneder vernedert vernederd vernederen
scheld scheldt schelden schold
trek trekt trekken trok
hou houd houdt houden hield
huil huilt huilen huilde
"""
SAME_WORD = """
me mij
mijn mn me m myn my
mezelf mijzelf mezelve meself
zelf zelve
niet nie ni niks niets
niet nooit
dood doot dot
zijn haar
hem haar ons
geweld gewelt
hij ie
papa pa pappa vader
mama ma mamma moeder
kind kinderen kids
oma oma
geen gee
dad father daddy
mom mum mother mommy mummy
hits hit hitting
beats beat beating beaten
husband hubby
killing kill
killed kill
насильство насилля насилие насильства насиллям
"""
FILLERS = frozenset(
    """
    ik echt heel erg zo gewoon graag liever soms vaak altijd steeds weer nog nu vandaag vanavond vannacht toch
    maar ook eigenlijk alleen helemaal misschien bijna elke dag al best wel even dus een er thuis gister
    gisteren nou hier hoor net laatst constant iedere keer opeens ineens momenteel tegenwoordig serieus
    zelf sinds help goed hard ver
    s nachts avonds ochtends middags
    i im am really just so very much now always again still often sometimes to a the please every day the
    ben artik cok hep gercekten bir de da simdi lutfen bugun
    انا ان جدا حقا الان كل يوم من
    ja juz sie bardzo naprawde znow teraz codziennie czesto moj moja
    я вже дуже знову так зараз мій моя мене свого щодня що
    """.split()  # noqa: SIM905 - lists of words read best as text
)
"""Allowed between the words of a phrase."""


def _groups(lines: str) -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        group = frozenset(line.split())
        for word in group:
            forms[word] = forms.get(word, frozenset()) | group
    return forms


VERB_FORMS = _groups(VERBS)
FORMS = _groups(VERBS + SAME_WORD)


def forms_of(word: str) -> frozenset[str]:
    """The word and all that counts as the same word."""
    return FORMS.get(word, frozenset()) | {word}


def moves(word: str) -> bool:
    """Whether the word has no fixed place in a sentence: a Dutch verb, the Polish "się"."""
    return word in VERB_FORMS or word == "sie"
