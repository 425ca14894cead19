"""Words that say little about what somebody is looking for, per language. Plain Python.

Stop words are ignored if the query has other words. General words are searched with a lower weight. Residents
type whole sentences and chat spelling ("waar kan me moeder ff heen"), so spoken forms are included.
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """
        aan al alle als altijd ander andere anderen bij ben bent daar dan dat de deze die dit doe doen door
        dus een elk elke en er even ga gaan gaat geen graag haar had heb hebben heeft heel hem het hier hij
        hoe hun iemand iets ik in is ja je jij jou jouw jullie kan kom komen komt kun kunnen kunt maar mag
        me mee meer men met mij mijn mijzelf moet moeten na naar niet nog nu of om ons onze ook op over per
        samen te tot u uit uw van veel voor waar waarom wanneer want was wat we weer wel welke werd wie wij
        wil willen worden wordt zal ze zelf zich zij zijn zo zoek zoeken zonder zou zoals toch vaak voel
        blijven brengen doet drinken geven houden krijg krijgen laat laten liggen maak maken neem nemen
        staan vind vinden zetten zitten mens mensen persoon personen

        af bijvoorbeeld glaasje kopje neer potje sinds tegen tijdens toe tussen vanuit via volgens weg

        alles beetje begrijp begrijpen best bijna blijf blijft breng brengt da daarom ding dingen dr effe
        ens erg ergens ff geef geeft goed heen heet hoi hallo iedere ie iedereen kon kwam lag leuk leuke
        leuks ligt lukt mn moest mogen natuurlijk net nie nooit nou ooit pls plz rond snap snappen soms sta
        staat steeds straks terug toen trek vanaf waarheen waarmee weet weten wilde zat zeg zei zet zit zn
        zoiets

        doordat eens eigenlijk gewoon hele helemaal hoeveel nodig omdat terwijl zodat
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "en": frozenset(
        """
        a about all also am an and any are as at be been but by can come do does for from get go has have he
        her here him his how i if in into is it its like look looking me my need no not of on or our out she
        so some somebody someone something that the their them then there they this to up us want was we
        what when where which who will with would you your

        good just know really thing things well
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
}

TIMES: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend ochtend ochtenden morgen morgens
        middag middagen avond avonden vandaag vanavond week dag dagen
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "en": frozenset(
        """
        monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon evening today
        tonight week day
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
}
"""Days and parts of the day."""

ANYTHING = frozenset(
    "activiteit activiteiten plek plekken ruimte ruimtes activity activities place places".split()  # noqa: SIM905
)
"""Beside a day, a price or a place they ask for whatever there is."""

GENERAL: dict[str, frozenset[str]] = {
    "nl": TIMES["nl"]
    | frozenset(
        """
        groep groepje club clubje les lessen cursus workshop activiteit activiteiten bijeenkomst uitleg hulp
        helpen cafe centrum plek ruimte

        gratis jaar keer leer leren maand niemand nieuw nieuwe oud oude thuis uur
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "en": TIMES["en"]
    | frozenset(
        """
        group club class classes course lesson lessons activity activities help place centre

        free learn learning
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
}
"""When or in what form, rather than about what."""

WHOM: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """
        broer buurman buurvrouw dochter mama man moeder oma opa papa vader vriend vriendin vrouw zoon zus
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "en": frozenset({"brother", "daughter", "father", "husband", "mother", "sister", "son", "wife"}),
}
"""For whom. It narrows a query down, but "me moeder is overleden" is about grief, not about mothers."""
