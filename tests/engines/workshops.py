"""Mini workshops written for these tests, in the way that group secretaries write.

A line is "GROUP THEME text"; the theme is a letter that a careful reader gave it, "-" for a line
that is no matter of the workshop, "?" for a point that stands alone. Two blanks before the text
nest it under the line above.
"""

from dataclasses import dataclass

from synthkit.model.document import document_key
from synthkit.model.note import Note, NoteIds
from synthkit.model.workshop import Question

YOUTH = Question(number=1, text="Hur får vi fler unga att delta i kommunens föreningsliv?")
YOUTH_NOTES = """
1 a Avgifterna är för höga för många familjer
1 a  särskilt ishockey och ridning
1 a Utrustningsbank där man lånar skridskor, skidor mm
1 b Ledarna orkar inte, samma personer år efter år
1 b Svårt att rekrytera nya ledare
1 - Kaffet var kallt
1 c Bussarna går inte efter kl 19 -> ungdomar kommer inte hem från träningen
1 d Föreningarna når inte nyanlända familjer
1 d Information på fler språk
2 a - Sänk avgifterna!
2 a - Fritidskort för alla barn 8-16 år
2 a - låna utrustning gratis (ex. Fritidsbanken i Säffle)
2 c - kollektivtrafiken – bussarna slutar gå för tidigt på kvällarna
2 c - samåkning mellan föreningar, gemensam minibuss
2 b - utbilda unga ledare, betala dom lite
2 e - Öppna skolans lokaler på kvällar och helger
2 e - Hallarna är fullbokade, de äldre lagen får bästa tiderna
2 ? - e-sport borde räknas som förening
3 b Unga ledare behöver stöd och utbildning
3 b Ledarutbildning som gymnasiekurs?
3 d Vi når inte de nyanlända
3 d Brobyggare – någon som kan språket och följer med första gången
3 e Idrottshallarna står tomma på helgerna, öppna dem
3 f Spontanidrott utan krav på medlemskap
3 f Alla vill inte tävla – fler breddgrupper!
3 a Men höga avgifter stänger ute familjer med låg inkomst
3 - Vi hann inte med sista frågan
4 f Prova på-dagar där flera föreningar visar upp sig
4 f Man ska kunna prova på olika idrotter utan att binda sig
4 f Mindre tävling, mer gemenskap
4 b Föräldrar som ledare: kräver tid som många inte har
4 c Bussen hem på kvällen saknas i ytterområdena
4 e Skolans gympasal används inte på kvällstid
4 a Avgiften ska inte höjas
4 d Översätt information till arabiska, somaliska, dari
4 ? Vad vill de unga själva? Fråga dem!
5 a Höj avgiften hellre än att lägga ner lag
5 f Prova-på-verksamhet på fritids, t.ex. 4 föreningar per termin
5 b Fler ledare måste få ersättning
5 b Ledarbrist i alla föreningar
5 g Ungdomsrådet bör få en egen budget
5 g Unga ska sitta med i styrelserna
5 e Lokalerna för dyra att hyra för små föreningar
5 - Parkeringen full, började 10 min sent
6 g Ungdomar i styrelsen – på riktigt, inte bara gisslan
6 g Fråga unga vad de vill, enkät i skolan varje år
6 g Ungdomsrådet har ingen makt
6 c Cykelvägar till idrottsplatsen saknas
6 c Samåkning fungerar bra i Skoghall – sprid
6 d Nyanlända familjer känner inte till föreningslivet
6 e Öppna skolornas idrottshallar på helger och lov
6 f Drop-in träningar utan föranmälan
6 a Fritidsbanken: låna skridskor gratis
"""

GREEN = Question(number=1, text="How can our town use less energy and waste less?")
GREEN_NOTES = """
A a Old houses leak heat, insulation grants for home owners
A a Grants are hard to apply for
A b Repair cafe once a month
A b  run by volunteers at the library
A c Cycle lanes that connect the villages
A d Food waste from school canteens
A - Coffee was cold
A c Bus every 15 minutes instead of every hour
B a Insulation of old houses first
B a Advice for home owners – somebody independent to call
B b Library of things: borrow a drill, a tent
B c Safe cycle lanes to schools
B d Schools throw away too much food
B e Solar panels on all public buildings
B e Street lights should be turned off at night
C a Simplify the grant forms, nobody understands them
C b Repair cafes, tools to borrow
C c Buses do not run in the evening
C d Smaller portions in canteens, weigh the waste
C e Street lights should not be turned off at night (safety!)
C e Solar panels on school roofs
C f Town hall should publish energy use every month
D a Independent energy advice for tenants and home owners
D a Rented flats are forgotten – landlords pay nothing
D b Swap days for clothes and toys
D b Shops should take back packaging
D c More frequent buses, also evenings
D c Cycling feels dangerous on the main road
D d Surplus food to food bank
D d Compost at every school
D e Solar panels on roofs of the sports hall and schools
D f Show energy use of each building on a screen
D - Thanks for today!
E b Repair instead of buying new, repair cafe in each village
E c Car sharing in villages without buses
E d Food waste: measure it, show the children
E e Community solar: residents buy shares
E f Monthly energy figures in the local paper
E a Heat pumps too expensive without grants
E ? Young people should chair the climate council
"""

CARE = Question(number=2, text="Vad krävs för att digitala vårdmöten ska fungera för äldre?")
CARE_NOTES = """
1 a Anhöriga behöver kunna vara med i mötet
1 a Ombud – fullmakt krånglig
1 b Bank-ID är ett hinder, många över 80 saknar det
1 c Sköterskan måste ha tid avsatt för videosamtal
1 c  inte pressa in mellan fysiska besök
1 d Bredbandet räcker inte i glesbygden
1 e Fast telefonnummer till samma person
2 b Inloggning utan bank-id!!
2 b bankid strular, byter telefon -> allt måste göras om
2 d Uppkopplingen dålig utanför tätorten
2 f Träna hemma med någon från biblioteket/studieförbund
2 f Digitala fixare som kommer hem
2 a Närstående vill få kopia av kallelsen
2 c Läkare tycker att video tar längre tid
3 d Fibern räcker
3 f Hjälp med tekniken hemma första gången
3 f SPF och PRO kan hålla kurser
3 e Kontinuitet – samma läkare varje gång
3 e Trygghet: ett ansikte man känner igen
3 b Enklare inloggning
3 g Hörselslinga och textning i mötet
3 g Större knappar, mindre text
4 g Textade samtal för den som hör dåligt
4 g Gränssnittet för plottrigt, små knappar
4 a Anhörig i samma samtal fast på annan ort
4 c Schemalägg videotider
4 c Personalen behöver utbildning i samtal på distans
4 d Täckning saknas i stora delar av kommunen
4 e Vill träffa samma sköterska
5 f Bibliotekets it-hjälp fungerar bra
5 f Kurser för äldre, hemma eller på träffpunkt
5 b Många äldre saknar bank-id
5 c Utbilda personalen: hur man leder ett videobesök
5 ? Får inte ersätta hembesöken
5 e Samma vårdkontakt är viktigare än tekniken
5 a Låt anhöriga boka åt sina föräldrar
"""


@dataclass(frozen=True)
class Labelled:
    """The notes of a mini workshop and what a careful reader said of each."""

    question: Question
    notes: tuple[Note, ...]
    themes: dict[str, str]


def read(question: Question, lines: str) -> Labelled:
    """The notes that these lines stand for, one document a group."""
    notes: list[Note] = []
    themes: dict[str, str] = {}
    ids: dict[str, NoteIds] = {}
    top: Note | None = None
    for position, line in enumerate(lines.strip().splitlines()):
        group, label, text = line.split(" ", 2)
        name = f"Grupp {group}.docx"
        nested = text.startswith(" ")
        text = text.strip().removeprefix("- ")
        note = Note(
            id=ids.setdefault(name, NoteIds(document_key(name))).next(text),
            text=text,
            document=document_key(name),
            document_name=name,
            block=position,
            group=f"Grupp {group}",
            parent=top.id if nested and top else None,
        )
        top = top if nested else note
        notes.append(note)
        themes[note.id] = label
    return Labelled(question=question, notes=tuple(notes), themes=themes)


def youth() -> Labelled:
    """Fifty-odd Swedish notes of six groups, with a disagreement and asides."""
    return read(YOUTH, YOUTH_NOTES)


def green() -> Labelled:
    """Forty English notes of five groups, with a disagreement and asides."""
    return read(GREEN, GREEN_NOTES)


def care() -> Labelled:
    """Some thirty-five Swedish notes of five groups, with a disagreement."""
    return read(CARE, CARE_NOTES)


CENTRE = Question(number=1, text="Vad skulle göra stadskärnan mer levande?")
CENTRE_NOTES = """
A a1 Hyrorna för butikslokaler är för höga
A a2 Tomma skyltfönster ser tråkiga ut
A a2  låt konstnärer använda dem
A b1 Mer växter och skugga på Stora torget
A b2 Fler bänkar
A c1 Stäng Storgatan för biltrafik på lördagar
A d1 Filmvisning utomhus på sommaren
A e1 Mörkt på Kanalgatan på kvällen
B a1 Sänk hyran för små handlare
B a1  omsättningshyra första året
B b1 torget är bara sten, plantera träd
B b2 sittplatser där man inte måste köpa något!!
B c2 P-platser i utkanten + minibuss in
B d1 Utomhusbio
B d2 Julmarknaden borde pågå hela december
B e1 Bättre belysning i gränderna
C a2 Pop up-butiker i lokaler som står tomma
C a3 Butikerna har olika öppettider, ingen vet när det är öppet
C b3 Lekplats mitt i centrum
C c1 Bilfritt på Storgatan under helgerna
C c3 Cykelställen är alltid fulla
C d3 Scen där lokala band får spela
C e2 Fler människor i rörelse på kvällarna ger trygghet
C ? Återinför ostkakan på konditoriet
D a1 Små butiker klarar inte hyrorna
D a3 Gemensamma öppettider för affärerna
D b1 Grönska
D b3 Något för barnen: en lekpark i vattnet
D c1 Storgatan ska inte stängas för bilar – då dör handeln
D c2 Svårt att hitta parkering
D d1 Biokvällar under bar himmel i parken
D e1 Lampor som fungerar i parken
D - Projektorn krånglade
E a2 Tillfälliga verkstäder i tomma lokaler
E b2 En plats att sitta utan att beställa kaffe
E c3 Säkra cykelparkeringar vid stationen
E d2 Längre julmarknad
E d3 Låt musikskolan uppträda på torget
E e2 Nattvandrare och öppna fritidsgårdar
E a3 Affärer som har öppet efter arbetstid
"""

CRISIS = Question(number=3, text="Hur stärker vi hemberedskapen i byarna?")
CRISIS_NOTES = """
Norr a1 Det finns reservkraft på vårdcentralen men ingen vet vem som får starta den
Norr a1  pärmen med instruktioner saknas sedan i fjol
Norr b1 Kartlägg vilka som är ensamma och behöver tillsyn vid strömavbrott
Norr c1 Vattnet tar slut efter ett dygn
Norr d1 Grannsamverkan fungerade fint under stormen 2005
Norr e1 Öva minst en gång per år
Norr - Lunch 12.15
Söder a1 Elverket i bygdegården har ingen provkört på flera år
Söder b1 Vi måste veta vilka äldre som bor själva
Söder c1 Dricksvatten: dunkar bör finnas i varje hus
Söder c2 Mat för en vecka är för mycket begärt av barnfamiljer med låg inkomst
Söder d2 Byalaget är navet, stötta det ekonomiskt
Söder e1 Regelbundna övningar
Söder f1 Radion är enda kanalen när mobilnätet ligger nere
Öster a2 Ved och kaminer – de flesta har värmepump och blir utan värme
Öster b1 Lista över personer som behöver hjälp (frivillig)
Öster b2 Hemtjänsten har ingen plan för längre avbrott
Öster c1 var hämtar man vatten? ingen aning
Öster d1 Grannar som hjälper varandra är den bästa beredskapen
Öster e2 Broschyren från MSB läser ingen
Öster f1 Mobilmasterna dör efter två timmar utan el
Öster f2 Anslagstavla i affären när nätet är nere
Väster a2 Direktverkande el = kallt hus på några timmar
Väster b2 Trygghetslarmen slutar fungera
Väster c2 En veckas mat hemma räcker inte för dem längst ut
Väster d2 Ge byalagen pengar till en trygghetspunkt
Väster e1 Öva tillsammans med räddningstjänsten varje år
Väster e2 Informera på föräldramöten, inte med foldrar
Väster f1 Batteriradio i varje hushåll
Väster f2 Byns anslagstavla för information
Väster d1 Vem har motorsåg? Vem har traktor? Grannarna vet
"""


def centre() -> Labelled:
    """Forty Swedish sticky notes of five groups; labels with a digit name the same point."""
    return read(CENTRE, CENTRE_NOTES)


def crisis() -> Labelled:
    """Some thirty Swedish notes of four groups, long and dry; labels as in `centre`."""
    return read(CRISIS, CRISIS_NOTES)
