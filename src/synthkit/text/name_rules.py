"""What Swedish and English words beside a capitalised word say about it: a person, or not.

Everything is in small letters unless said otherwise. The lists of names, places and
organisations themselves lie as text in ``names/``.
"""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words that join the parts of one name: "Karl von Essen", "Maria de la Cruz".
PARTICLES = _set("von van der de la las los af di da do dos das del du al el bin ibn bint y ter")

# What a name may not consist of though it is capitalised: words that sentences begin with.
STARTERS = _set(
    """
    alla allas allt alltså an and andra andras annars ena ens fem del are as at att av be behov
    behövs bara bland blir bra but by både can de dela den denna deras dessa det detta dock do där
    därför då efter eftersom ej eller en enligt ett exempel exempelvis fin fler flera for fram från
    fråga frågan får före för försök först ge genom ger gör ha hade han har hej hennes here hi hon
    hur how hälsa hälsning hälsningar här i if in inför inga ingen inget innan inom inte is it ja
    ju jag just kan kanske ingår kolla kom kommer kontakt kontakta kort kontaktperson kräver kul
    leder let låt mail maila man med mejl mejla mellan men mer mest mot mvh mycket måste många möte
    när nej ni no not now nu nya ny nämn nämns och of ofta om on or ordna our out över på please
    prata problem re regards ring ringa risk sedan sen ses ska skicka skulle som so stor stora svar
    svårt så sådan tack tacka tal tala ta tas tex that thanks the then there they this tid till
    tillsammans tips to tyvärr under ur ut utan vad var vara varför varje vem vems vi via vid vilka
    vilken vill viktigt vår våra väldigt we what when where who why will with you your är även åter
    än familjen chefen samarbete kollegan grannen vännen hyresvärden
    """
)

# --- titles --------------------------------------------------------------------------------

# Before a word that nobody knows they still say that it is a name.
TITLES = _set(
    """
    rektor rektorn doktor dr dr. professor prof prof. fru herr fröken tant farbror mr mr. mrs mrs.
    ms ms. miss sir madam syster familjen makarna bröderna kommunalråd kommunalrådet regionråd
    regionrådet överläkare överläkaren biskop prästen pastor kurator kuratorn advokat advokaten
    """
)
# The bearer is known to everyone, and a person has to decide.
PUBLIC_TITLES = _set(
    """
    statsminister statsministern minister ministern kung kungen drottning drottningen prins prinsen
    prinsessa prinsessan kronprinsessan president presidenten påven partiledare partiledaren
    landshövding landshövdingen statsråd statsrådet kommissionären generaldirektör
    generaldirektören riksdagsledamoten talmannen prime
    """
)
# Roles: they say that what follows is a person where it may be one.
ROLE = re.compile(
    r"(?:.*(?:chef|direktör|ledare|läkare|sköterska|sköterskor|strateg|samordnare|ordförande|minister|lärare"
    r"|konsult|ingenjör|handläggare|sekreterare|rekryterare|coach|mentor|ansvarig|vägledare"
    r"|rådgivare|utvecklare|tolk|forskare|värd|tekniker|operatör|svetsare|politiker|assistent"
    r"|student|snickare|kock|tandläkare|ägare|arbetare|administratör)(?:n|en|an|s|ens|ns|e|er|erna|na|or|orna)?|vd|vd:n"
    r"|kollega|kollegan|kompis|kompisen|granne|grannen|vän|vännen|deltagaren|praktikanten|maken"
    r"|frun|sonen|dottern|mamman|pappan|brodern|faddern|lotsen|eldsjälen|moderator|moderatorn"
    r"|manager|director|engineer|nurse|colleague|mayor|officer|head|chair|facilitator|secretary)"
)

# --- what stands before a person -----------------------------------------------------------

BEFORE = _set(
    """
    enligt hälsa hälsar kontakta kontaktade fråga frågade frågar ring ringa ringde ringer mejla
    mejlade maila mailade mejlar mailar tacka tackar tack hos hej hejsan sa sade säger berättade
    berättar undrade undrar menade menar tyckte tycker tipsade tipsar föreslog föreslår påpekade
    svarade svarar träffade träffar intervjuade citera citat sms:a heter hette kallad kallas be bad
    tipsa påminn påminde lyssna bjud bjuda contact ask asked call called thanks thank email met
    said says told tells invite hi hello named phone
    """
)
BEFORE_PAIRS = frozenset(
    tuple(pair.split())
    for pair in """
    prata med/pratade med/pratat med/talade med/tala med/snacka med/snackade med/kolla med
    stäm av med/hör med/hörde med/bolla med/bollade med/möte med/möta med/intervju med
    samtal med/lunch med/fika med/tack till/hälsning från/hälsningar från/hälsningar till
    frågan från/fråga från/fråga av/förslag från/förslag av/idé från/idén från/tips från
    tipset från/inspel från/inspel av/synpunkt från/citat från/hörde av/hört av/sagt av
    framfört av/antecknat av/skrivet av/lyftes av/togs upp/upp av/presenterat av/lett av
    leds av/hälsa till/you to/ring till/ringa till/mejla till/skriv till/lyssnade på/lyssna på
    vänta på/kontakt med/according to/talk to/talked to/speak to/spoke to/spoke with
    talk with/met with/meeting with/point from/question from/idea from/suggestion from
    comment from/sent to/send to/up by/kept by/made by/held by/drawn by/written by
    notes by/led by/presented by/interview with
    """.replace("\n", "/").split("/")
    if len(pair.split()) == 2
)
# After these stands a place, not a person, where the word can be both.
SPATIAL = _set(
    "i vid till från kring runt utanför mot nära in near around outside to at over genom"
)

# Before two capitalised words that nobody knows, these make them a suspect: "läggs av Qvxo Zzyx".
ADDRESSED = _set("av enligt enl med till från hos")
# But where these come before, it is mostly an organisation that does it.
ORG_DOES = _set(
    """
    drivs ägs finansieras bedrivs utförs levereras tillhandahålls byggs stöds sponsras körs säljs
    ägd driven finansierad del delar användning hjälp stöd bidrag run owned funded
    """
)
# Nobody is called so: "Gröna Lund", "Rädda Barnen", "Google Drive".
NEVER_IN_A_NAME = re.compile(
    r"gröna|röda|vita|svarta|blå|gula|höga|långa|låga|breda|kloka|öppna|fria|trygga|säkra|friska"
    r"|digitala|kommunala|regionala|nationella|sociala|hållbara|goda|bästa|smarta|rädda|hela"
    r"|lokala|gemensamma|tillsammans|google|microsoft|facebook|apple|office|teams|excel|word"
    r"|drive|cloud|maps|meet|chat|online|pro|plus|rooms|copilot|classroom|coffee|market|express"
    r"|store|shop|life|play|one|first|for|swedish|mobile|maxi|hemma|lean|agile|black|friday|days"
    r"|week|day|art|music|sport|travel|community|social|local|public|open|grand|royal|super"
    r"|.{3,}(?:ens|ets|nas|hus|skola|park|bibliotek|teater|bad|centrum|center|boende)"
    r"|.+(?:en|et|erna|arna|orna|ning|ingar|het|heter|tion|dag|dagar|veckan|året)"
)

# What is called by a person's name without being one: "stormen Gudrun", "projektet Freja".
APPELLATION = re.compile(
    r".*(?:projektet|projekt|plattformen|plattform|systemet|verktyget|appen|programmet|program"
    r"|tjänsten|nätverket|modellen|metoden|satsningen|initiativet|portalen|databasen|hotellet"
    r"|lex|stormen|orkanen|robot|roboten|chattboten|assistenten|bolaget|företaget|firman|föreningen"
    r"|stiftelsen|butiken|restaurangen|kafé|kaféet|caféet|krogen|kvarteret|området|stadsdelen|byn"
    r"|staden|orten|ön|kommunen|församlingen|förskolan|skolan|gatan|huset|salen|rummet|rum|lokalen"
    r"|fartyget|båten|färjan|kyrkan|tidningen|boken|filmen|podden|serien|märket|varumärket"
    r"|tidskriften|kampanjen|kursen|utställningen|kursplattformen|arenan|campus|byggnaden|fabriken"
    r"|gruvan|sjukhuset|kliniken|vårdcentralen|boendet|gymnasiet|hamnen|stationen|sjön|älven"
    r"|berget|version|versionen|paketet|lösningen|konceptet|festivalen|mässan|konferensen|priset"
    r"|fonden|avtalet|the project|project|platform|system|app|programme|hotel|storm|ship|village"
    r"|city|town|street)"
)

# --- what stands after a person ------------------------------------------------------------

# Only people do these; "ska", "är" and "har" say nothing, for organisations do as much.
PERSON_VERBS = _set(
    """
    sa sade säger berättade berättar tyckte tycker menade menar undrade undrar föreslog föreslår
    tipsade tipsar lovade lovar frågade frågar påpekade påpekar nämnde nämner ansåg anser trodde
    tror svarade svarar återkommer antecknade antecknar mejlade mejlar mailade mailar ringde ringer
    kollade kollar bokar bokade skickar skickade fixar fixade slutar slutade började börjar håller
    höll bor bodde heter hette jobbar jobbade arbetar arbetade känner kände vet visste vill ville
    kom kommer gick går flyttade flyttar trivs trivdes saknar fick får ordnar leder ledde samordnar
    skriver skrev pratade pratar presenterade presenterar visade visar delade delar tog tar drog
    drar driver drev höjde lyfte lyfter poängterade betonade efterlyste efterlyser protesterade
    invände nickade skrattade log grät lärde lär hjälpte hjälper studerar studerade pluggar väntar
    väntade hittade hittar köpte hyr hyrde sitter satt står ligger kan kunde brukar funderar
    funderade oroar önskar hoppas minns glömde tackade tackar said says asks asked thinks thought
    told tells mentioned mentions suggested suggests wants wanted works worked lives lived moved
    moves explained explains added noted felt feels believes knows knew promised agreed agrees
    replied answered joined left came went got som who
    """
)
# A subset that cannot follow the same word when it is no name ("Bo kan vara dyrt", "Per går").
SPEECH_VERBS = _set(
    """
    sa sade säger berättade berättar tyckte tycker menade menar undrade undrar föreslog föreslår
    tipsade tipsar lovade lovar frågade frågar påpekade påpekar nämnde nämner ansåg anser trodde
    tror svarade svarar återkommer antecknade antecknar mejlade mejlar mailade mailar ringde ringer
    kollade kollar bokar bokade skickar fixar fixade slutade började bor bodde heter jobbar jobbade
    arbetar arbetade vet visste ville flyttade trivs trivdes fick ordnar leder ledde samordnar
    skriver skrev pratade pratar presenterade presenterar visade tog drev höjde lyfte lyfter
    poängterade betonade efterlyste efterlyser protesterade invände lärde hjälpte håller höll
    väntar väntade funderar hoppas tackade said says asks asked thinks thought told tells mentioned
    suggested wants wanted works worked lives lived moved explained added noted felt believes knows
    knew promised agreed replied joined
    """
)
# "Anna på HR", "Per från Sunne".
BELONGS = _set("på från hos at from in")
# Nouns that say where somebody works.
WORKPLACE = re.compile(
    r".*(?:kontoret|avdelningen|enheten|förvaltningen|bolaget|kommunen|regionen|verket|kliniken"
    r"|skolan|sjukhuset|centralen|biblioteket|mottagningen|företaget|firman|ekonomi|personal"
    r"|näringsliv|integration|it|arbetsmarknad|office|hr|vuxenutbildningen|sfi|socialtjänsten"
    r"|receptionen)"
)

# --- organisations and places --------------------------------------------------------------

# Capitalised in the text: what follows belongs to the organisation's or the place's name.
ORG_FIRST = _set(
    """
    region regionen kommun kommunen landstinget länsstyrelsen högskolan universitetet stiftelsen
    hotell hotel villa kafé café restaurang advokatfirman advokatbyrån firma föreningen
    handelskammaren studieförbundet projekt projektet sankt sankta s:t s:ta st st. saint san santa
    são visit invest move meet destination business work welcome camp port fort gamla nya norra
    södra östra västra mellersta övre nedre stora lilla svenska svenskt sveriges svensk nordiska
    nordic europeiska internationella international kungliga campus kvarteret ica sparbanken bank
    galleria museum teater förskolan skolan kyrkan klubb if ik bk fc ab science park green smart
    north south east west new great storstockholms friskolan gymnasiet institutet forum arena team
    studio radio tv nätverket bolaget kollektivet future talent hello choose discover start
    tillväxt innovation vård ung unga rådet nämnden museet slottet fastighets hus house club
    rådhuset näringsliv partnerskap partnerskapet samverkan plattform boka hitta lake mount cape
    """
)
# Capitalised in the text: what comes before belongs to the organisation's or the place's name.
ORG_LAST = _set(
    """
    ab hb kb ltd inc gmbh as oy group gruppen koncernen holding bygg byggnads consulting konsult
    konsulter invest partners partner fastigheter åkeri mekaniska maskin park parken house hus
    center centre centrum arena hub lab labs academy akademi akademin school college university
    universitet institute institutet foundation hospital clinic energy energi cars trucks line
    lines airport station terminal terminalen museum museet bank bryggeri bageri motor bil data
    software systems solutions technology technologies tech network forum festival cup open award
    prize sverige sweden norden nordic scandinavia international europe global skolan if ik fc ff
    bk hk förlag media studio design pharma medical hotell hotel restaurang café kafé butik gym
    street road square avenue island islands valley city county river bay kanal logistik transport
    transporter entreprenad el rör måleri plåt trä snickeri advokater advokatbyrå redovisning
    revision care omsorg vård assistans bemanning rekrytering staffing work works factory food
    foods livsmedel gård gårdar trädgård event events kommun region stad församling project
    projektet program programme institutionen fakulteten hall halls church torg gata gatan väg
    plats ambulans anläggning bruk taxi apotek handel direct flygplats hamn sjukhus lasarett
    vårdcentral bibliotek hemtjänst hemvård folkhögskola camping buss trafik kraft teater kyrka
    slott badhus sporthall vägen allé burgers burger pizza stiftelse gymnasium gymnasiet
    capital ventures digital
    """
)
# A capitalised word with such an end is an organisation or a place whatever it is called.
ORG_ENDING = re.compile(
    r".+(?:kommun|kommunen|kommuner|verket|myndigheten|styrelsen|förbundet|förbund|föreningen"
    r"|kammaren|bolaget|bolagen|firman|byrån|banken|skolan|gymnasiet|universitetet|högskolan"
    r"|sjukhuset|kliniken|stiftelsen|fonden|institutet|museet|teatern|kyrkan|församlingen|parken"
    r"|huset|gården|centret|centrum|hallen|arenan|torget|gatan|vägen|stan|staden|nätverket"
    r"|projektet|gruppen|terminalen|akademin|förvaltningen|avdelningen|kontoret|nämnden|rådet"
    r"|länet|regionen|lyftet|spåret|lotsen|företagen|sjön|älven|fjällen|fjärden|dalen|landet"
    r"|bygden|området|köping|städer|portalen|konferensen|seminariet|paketet|nytt|bladet|tidningen"
    r"|posten|radion|partiet|kåren|facket|lagen|direktivet|programmet|strategin|planen|kollen"
    r"|labbet)s?"
)
# In small letters after a name, they make it a street's, a hospital's, a fund's.
PLACE_NOUN = re.compile(
    r"(?:.*(?:gata|gatan|torg|torget|sjukhus|sjukhuset|kyrka|kyrkan|församling|stiftelse|fond"
    r"|fonder|museum|gymnasium|gymnasiet|universitet|högskola|kommun|kommuner|lasarett|socken"
    r"|gränd|allé|arena|terminal|stadsdel|tingsrätt|hovrätt|folkhögskola|förskola|friskola"
    r"|koncernen|energi|kulturhus|kulturhuset|äldreboende|vårdcentral|bibliotek|lasarettet"
    r"|sporthall|ishall|simhall|idrottsplats|ridhus|kapell|krematorium)s?|stad|stads|län|läns|region|regionen|hospital|university|college|street"
    r"|road|square|avenue|church|foundation|award|prize|project|projekt|platform|airport|county"
    r"|municipality|ab|kanal|älv|slott|fjord|bryggeri|hamn|musikklasser|värld|center|centrum|arena"
    r"|hall)"
)
# In small letters after a name that is in no genitive, these make it a house's or a park's.
BUILDING = re.compile(
    r".*(?:hus|huset|skola|skolan|park|parken|hall|hallen|plats|platsen|väg|vägen|gård|gården"
    r"|bibliotek|teater|bad|badet|centrum|center|boende|boendet|backe|bro|bron)"
)
# These as well, but only where the rest of the sentence does not speak of somebody's way in.
WEAK_PLACE_NOUN = _set("plats terrass väg pris park bro backe minne skola hus gård by udde kulle")
AT = _set("vid på längs invid kring utmed korsningen adress adressen")

# Endings of surnames, Swedish ones and those of people who came from elsewhere.
SURNAME_ENDING = re.compile(
    r".{2,}(?:sson|qvist|kvist|quist|ström|berg|lund|gren|dahl|stedt|man|mann|ell|elius|enius"
    r"|ander|én|ér|enko|chuk|czuk|ić|vic|vić|ski|sky|ska|wicz|vych|ov|ova|ev|eva|yan|ian|idze"
    r"|shvili|oğlu|oglu|zadeh|nejad|pour|nen|ez|opoulos|akis|sen|dottir|dóttir|son|ius|stein|feld"
    r"|bäck|holm|vall|löf|blad|klint|crantz|hjelm|sköld|stråle|krona|stierna|bladh|lind|lindh|rup"
    r"|gaard|gård|haug|vik|wick|ani|adi|awi)"
)
# Nothing but a surname ends like this.
SURE_SURNAME_ENDING = re.compile(
    r".{2,}(?:sson|qvist|kvist|quist|enko|chuk|ović|ovic|ević|evic|wicz|opoulos|shvili|zadeh"
    r"|dottir)"
)

# "anna (at) example (punkt) se": the signs in words.
AT_IN_WORDS = (
    r"(?:\(\s*(?:at|a|snabel-?a|@)\s*\)|\[\s*(?:at|a|snabel-?a|@)\s*\]|\{\s*at\s*\}|\s(?:snabel-a"
    r"|at)\s)"
)
DOT_IN_WORDS = (
    r"(?:\.|\s?\(\s*(?:dot|punkt)\s*\)\s?|\s?\[\s*(?:dot|punkt)\s*\]\s?|\s(?:dot|punkt)\s)"
)

# What introduces a number.
NUMBER_OF_A_PERSON = re.compile(
    r"\b(?:pnr|personnr|personnummer\w*|pers\.?\s?nr|person-?nr|personal\s+(?:identity\s+)?number"
    r"|identity\s+number|civic\s+number"
    r"|samordningsn(?:umm|nr|r)\w*|samordningsnr|samnr|identitetsnummer\w*|p-?nr|ssn)\b\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
NUMBER_OF_A_PHONE = re.compile(
    r"(?:\b(?:tel|tfn|tele|telefon\w*|mobil\w*|mob|phone|cell|ring(?:a|er)?|nås|sms\w*|nummer"
    r"|numret|nr|call|text|växel\w*|jour\w*|direkt)\b|☎|✆|📞)"
    r"[^\d\n]{0,24}$",
    re.IGNORECASE,
)
