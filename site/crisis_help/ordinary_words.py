"""Dutch words that are one letter away from a word of danger. Plain Python.

They are never taken for a typing error: "ik wil rood" is not "ik wil dood", and "wil niet leren" is about
lessons. In the form that ``folding.words_in`` returns.
"""

ORDINARY = frozenset(
    """
    aandoet aangemaakt aantal aar aard aas acht aken akker ale alle allee aller alt ander ans apen apk ark
    arme baalt baan baard baba bag baken bakker balen ballen ban band banden bandjes banger bannen baren
    barst barsten bart bas bat baten bay bea beamen beek beer begeleiden begeleiders behalen beilen beken
    beker belast belden belgen belle beller beloven bemand bepalen beren beschoten bestaand bestaat besten
    bet beta betere beters bette beuken bevallen bever beving beweeg beweert bewonder bewoners bezet bezit
    bie billen binden bit bitter bleef bleke bleven blij blije blijk blijken blijkt blijvend bloei bloeien
    bloeit bloem bloemen blond blood blu boden boe boer boeten boeven bogen bollen bomen bon bonen bonnen
    bood boodschapper borden border boren borgen borstel bos bot boten boter botst bout boxen braak brad
    brak breek brein breuk bring broeden broek broers broertjes brok broken broos brouwen bug buien
    buigen buitenlands buizen bult burg busje buster but butter buuren cards cat cellen cock controleer
    cop cora daalt daarom dacht daden dader dage daken dal dalen dankje danser darmen daten deden dee dei
    dek deken dem den der dichte dichter diemen dienen dient dieren din dip directe dis dna dochters dode
    doe doen doken donder dongen donker doo doop doorgaan doormaken dopen dot douches doven dozen draad
    draag draait draak dragen drankjes dreven dries dringt drost drug drum drums duikt duren dus eden eed
    eer eerder eerst eersten ehm eiken ein eindje eisen eist elders elf elk elkaars ellen enigen enorme
    ergens ervan faalt falen fat fee fier fiets flauwe fluit folder fraai fries fruit gamer gamma gat
    gebaar gebaren gebed gebeden geboden gebogen geborgen gedachte gedachtes gedeelde gedekt gedichten
    geef geert geest geflikt gegeven gegoten geheten geholpen geklikt gekomen gel geladen gelder geleid
    gelekte gelet gelezen gelikt gelokt gelukt gemeld gemeten gen genoten gepast geperst gepikt geplakt
    gepost geschokt geschoren geschoven geschut geslaagd geslaagde geslepen gestaakt gestaan gestopt get
    getallen geteeld geteld getest gevat geveld geven gevraagd geweerd gewekt gewend gewest geweten gewild
    gewone gewoond gezakt gezegt gezeten gezond gids gilde gillen ging gister gloed goden gooi goot graan
    grand grassen grind groei gronde ground haal haard haast hadden hagen haken hale hallen halt hamer
    handel handje hangen haram harden haren haring harmen hart hat haten haven heat hebbe heden heelt heer
    heerste heet heft heilig helder helen helft hellen her herder heuse hinder hinderen his hoed hoef
    hoest hoger honden hondjes honing honor hood hooft hoopt hop hopen horden horst houders hout hoven
    huist huizen humaan humane hunger hup huren hut iemands ier ineen inline innen int intens jacht jagen
    joden joggen joint jonge jongens jonger jongetjes kader kaken kamers kap kapen kappen karel karin
    kassen kat kater keken kelder kerels keren kerken ketel keukens keulen keuren kick kicken kitten klaag
    klaas klap klapper klara klaren klassen klauw kleden kleppen kleuren kleven klieren kloppen klucht
    knappen knie knijp knipt knopen koch kocht koen koken kolen komen koning koopt koper kopje koppen
    koppie koren korst kozen kraai kraakt kraan kramer krijger krijt krim kring kringen kruit kusje kwaal
    kwart kweken laag laan laar lacht lader lagen lager laken landen lange langen langere lappen lastige
    lat later lease leden leder lee leeft leek leen lef leg lege legen leien lek leken lekken lenen leren
    letten letter leuven leve level levend levens lever lezen lichte lichtje lie lied lief lieve lieven
    lieverd lig light lik linde linea linie linnen lonen longen loont loop lopen loss lossen losser loste
    luchten luier luiten lukken maa maak maakte maart maat macht makend malen manden manen marken markt
    maten mee meeste meesten meesters meisjes merel messen metalen meten meter metten mie milde minder
    minderen mine mis misten mit mits modder moeders moesten mon morgen mot motten muren naakt nabije
    nachtje nachts nader nam neefjes neem negen neigen nesten net netten neuken neven nicht nichtjes noden
    nodige nodigt noemt noort noot norm nummer oer olijven oman omdat ome omvang onderen onderin oneens
    ontroerd ontvanger ontvingen ontzetten ontzettende ooit oor oorden open opgang opvangen orde oss oud
    ouder oven overall paard pacht palen panden par paraat partners pasten pater peter petten peuters
    pijlen pin pinnen piraat pissen pitten plaag plaat plakken plekke plicht plint ploeg poeder polar
    polder polen pollen pont portie portier porties posten praag print raadt raak raakte raast racist
    raden raken ramen rand randen rapen rapid rassen rat rating reacties redactie redden rede reg regeert
    regen reikt rein reisje reken relaties rellen rem renden repen repressie resten richt ritten roden
    roer rok roman rond rood rosse rouge rouw rouwen roven rug ruilen ruimt ruit ruiten ruk sap schappen
    scheen scheer scheet scheidt schelde schendt scheppen schept scheur schild schoof schoon schoorl
    schoorstenen schoot schort schot schreef schreeuw sen sensuele seven shoppen slaagt slaapkamers slaapt
    slag slagen slang slap slapend slappe slaven sleen sleept slepen sliep slikt sloan sloep sloot slopen
    sluipt sluis smaakt smaken smelt snappen snede sneek snuit sober sommer soort spaan speelt sport
    springer sprongen spuit staaf staakt staal staan staar staart staats staf stalling stammen stampen
    stamt stapt stapten staren start stegen stelling stelt stemden sterken sterren stierven stift stinkt
    stippen stipt stoel stoet stomp stoom stoort stoot stop stopte stopten storen storm stormt stout
    straal straalt straft strak straling streed streeft streek streep strekt streven strikt stroken strook
    stroomt stroop strot stuit taak tak taken talen tanden tandjes tantes tap tapes tappen teelt teen
    tegel teken telefoons telen tellen temmen ten tenen testen tik tikt tillen tinder tonen tongen toontje
    toppen touwen traan trailer train trainen trainers trant trap treden trias triest trouw trouwden
    trouwe trouwens uilen uiten uitleg uren vacht vaders vak vaker val vandaan vandaar vangt vat vee
    veerkracht vegen veilige veiling vel vele vellen ven ver verbonden verdere verdringen vergoeden
    verlangd verlangen verlangt verliep verliet verloofd vermeden versies verste veruit vervang vervangen
    verwarring verwoorden verwoordt verworden verzonden verzorgen vesten vet veter vetten vinnen violen
    violet vissen vlaag vlechten vlekken vloed vlucht vluchtten voegt voer voeten volg volt vorden vorst
    vorsten vouwen vrienden vriendinnetjes vriendjes vrouwe vruchten vuren vuurwapens waait waakt waarde
    waarop wacht wagen waken wanden wanen wanten wapens war waren warmen wegen wekken wekker wending wenen
    werden weren werken westen weten wetten wezen wie wijde wild wilden wilder wille willen winnen wissen
    wit witten woedt won wonden wonder wonnen woorden worde wormen worst woud wouden wreken zaait zacht
    zagen zaken zalen zanger zeden zeerste zegen zei zender zending zette zeven zicht zinnen zittend
    zitting zon zonde zonden zonen zongen zoo zooitje zootje zorgden zowaar zucht zuilen zuren zusjes
    zusters zwaai zwaan zwaard zwakker zware zwarte
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
