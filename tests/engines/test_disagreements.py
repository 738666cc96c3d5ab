"""Groups that agree are never printed as disagreeing, and those that do not are.

A workshop is its question and one note a group; in `DISPUTED` the first two groups disagree.
"""

import pytest

from synthkit.engines.offline import OfflineEngine
from synthkit.model.synthesis import Brief
from synthkit.model.workshop import Question
from tests.builders import notes

AGREED = {
    "a ban in three wordings": """
        Vad ska gälla för mobiler i matsalen?
        Förbjud alla mobiler i matsalen
        Inga mobiler i matsalen
        Mobiler ska inte användas när vi äter
        Lugnare musik
        Fler bord vid fönstret
    """,
    "reasons for one side that all name the topic": """
        What speaks against this: we should close the ferry?
        Islanders who do not drive would be cut off without the ferry
        The ferry brings the doctor to the island every week
        Closing the ferry would not save any money
        Without the ferry nobody could run a shop on the island
        The school on the island needs the ferry
        Families will leave the island if the ferry stops
    """,
    "two complaints, one of them with a negation": """
        How should we heat the hall?
        Oil prohibits us from planning, the price jumps about
        The oil boiler does not allow us to plan the budget
        Get rid of the oil boiler
        A heat pump
    """,
    "a complaint in another sentence than the wish": """
        Vad behövs på vårdcentralen?
        Receptionen svarar inte på fredagar. Längre telefontid behövs.
        Längre telefontid på fredagar
        Det finns ingen som svarar efter två, vi vill ha längre telefontid
        Fler stolar i väntrummet
    """,
    "reasons for one side, with and without a negation": """
        Ska vi sluta med läxor?
        Läxor ger inte barnen tid för idrott
        Läxor tar tid från familjen
        Utan läxor orkar barnen mer i skolan
        Läxor hjälper inte dem som har det svårt
        Barn med hjälp hemma gynnas av läxor
        Lärarna hinner inte rätta alla läxor
        Läxor förstör söndagen
        Det är i skolan man ska lära sig, inte hemma
    """,
    "the same refusal with a pronoun and with a verb": """
        What about swimming lessons?
        No child should be forced to dive
        Nobody should be made to dive, and no child should be forced to
        Children who do not want to dive should not be forced to
        A child has a right not to dive
        Everybody decides whether to dive or not
        They were forced to dive last year
    """,
    "a thing that grows and one that shrinks": """
        What happened after the road was closed?
        The number of accidents on the bypass will increase
        This would decrease noise and accidents in the village
        More accidents on the bypass are likely
        The street is less noisy, but not unfriendly to cars
        The street is unfriendly and dull
    """,
    "the days on which groups meet": """
        Hur går vi vidare?
        Nästa träff för gruppen är den 12 februari
        Nästa träff för gruppen är den 19 februari
        Skriv ihop ett förslag
        Fråga hyresgästerna
    """,
    "one of a thing, and each of another": """
        Hur stöttar vi nya hyresgäster?
        Det räcker med ett samtal
        Varje samtal ska följas upp
        En karta över huset
        Kaffe i tvättstugan
    """,
    "one pays and it costs another nothing": """
        Hur bekostas simskolan?
        Föreningarna ska betala simskolan
        Simskolan får inte kosta föräldrarna något
        Fler lektioner på lördagar
        Varmare vatten
    """,
    "what is not given, and that it is to be": """
        Vad behöver barnen på fritids?
        Barnen får inte plats i lokalen
        Barnen ska få plats i lokalen
        Mer utevistelse
        Frukt på eftermiddagen
    """,
    "what nobody wants, said with and without a negation": """
        Hur blir väntrummet bättre?
        Vi vill inte ha längre köer i väntrummet
        Köerna i väntrummet är för långa
        Mjukare stolar
        Tidningar som är nya
    """,
    "small steps, and steps that were taken": """
        How should the repair shop grow?
        Start small with bikes
        The bikes went well, small steps each month
        Open on Sundays
        More hands at the counter
    """,
    "an exemption in three wordings": """
        What should the museum do?
        Do not charge children
        No fee for children
        Children should not have to pay
        Longer opening hours in summer
    """,
    "no room for one more, and what there is": """
        Hur blir lägergården bättre?
        Budgeten rymmer inte fler kanoter
        Kanoterna ligger oanvända hela sommaren
        Olja in bryggan
        Nya madrasser
    """,
    "none without another thing": """
        Hur ordnar vi lägren?
        Inga läger utan ledare
        Ordna fler ledare till lägren
        Färdiga matlistor
        Åk tidigare på våren
    """,
    "one doer in two wordings": """
        Vad ska gälla för utflykterna?
        Styrelsen ska välja mål för utflykterna
        Låt styrelsen välja mål för utflykterna
        Ta med fika
        Samling vid bron
    """,
    "no room for more of a thing, and a rule for those there are": """
        Hur ordnar vi bodarna vid sjön?
        Vi har inte plats för fler vedbodar
        Alla vedbodar ska ha lås
        Grus på stigen
        En spegel vid utfarten
    """,
    "what two things cost": """
        Vad vet vi om priserna?
        Kanoten kostar 90 kronor
        Bastun kostar 40 kronor
        Köp fler flytvästar
        Laga trappan
    """,
    "none of it and less of it": """
        How can the campsite be calmer?
        No generators after eight
        Fewer generators after eight
        Plant a hedge
        Wider paths
    """,
}
DISPUTED = {
    "no strength for one more and a wish for it": """
        Hur blir lägergården bättre?
        Vi orkar inte elda ännu en bastu
        Bygg en bastu vid stranden
        Nya madrasser
        Fler krokar i hallen
    """,
    "no money for another and a wish for it, in English": """
        What does the choir need?
        We cannot afford another piano
        Buy a piano for the small room
        Scores in larger print
        Coffee after the concert
    """,
    "who decides": """
        Vad ska gälla för laget?
        Låt föräldrarna välja tränare till laget
        Det är styrelsen som ska välja tränare till laget
        Nya bollar
        Tvätta västarna
    """,
    "who decides, in English": """
        What about the trips?
        The committee should choose the trips
        Let the members choose the trips
        Warm buses
        A list of phone numbers
    """,
    "one is plenty and more than one": """
        Vad gör vi i sommar?
        Ett läger om året är lagom
        Ordna tre läger om året
        Måla båtarna
        Städa förrådet
    """,
    "what is to be kept off and what is let on, in English": """
        What about the lawn?
        Bikes should be kept off the lawn
        Bikes should be allowed on the lawn
        Longer benches
        A lamp by the steps
    """,
    "what is to be kept out and what is let in": """
        Vad ska gälla vid badet?
        Håll hundarna borta från stranden
        Hundarna ska få bada vid stranden
        Längre brygga
        Renare toaletter
    """,
    "the question's own verb": """
        Ska hundar få vara lösa i parken?
        Hundar ska få vara lösa i parken
        Hundar ska inte få vara lösa i parken
        Fler papperskorgar
        Lampor längs stigen
    """,
    "one deed among other words": """
        What should happen to the old library?
        The council should sell the old library to pay for the pool
        We should not sell the old library, whatever the pool costs
        Longer opening hours at the pool
        A cafe by the river
    """,
    "a sentence without a stand before the one that has it": """
        Vad gör vi med marken vid sjön?
        Vi har inte bråttom. Sälj marken vid sjön till kommunen.
        Sälj inte marken vid sjön
        Grillplats vid stranden
        En brygga till
    """,
    "opposite demands among other words": """
        Vad ska hända med byskolan?
        Lägg ner byskolan och kör barnen till stan
        Behåll byskolan, det är därför folk flyttar hit
        Bygg en lekplats
        Cykelbana till stan
    """,
    "one for all and one for each": """
        Hur ska gymmen ordnas?
        Det räcker med ett gym för hela stan
        Varje stadsdel behöver ett eget gym
        Lägre avgift på morgonen
        Musik i omklädningsrummet
    """,
    "one for all and one for each, in English": """
        What about tools?
        One shed is enough for the whole street
        Every house needs a shed of its own
        Teach children to saw
        Sharpen the blades
    """,
    "who pays and whom it may cost nothing": """
        Hur bekostas simskolan?
        Föreningarna ska vara med och betala simskolan
        Simskolan får inte kosta föreningarna något
        Fler lektioner på lördagar
        Varmare vatten
    """,
    "who pays and whom it may cost nothing, in English": """
        Who takes care of the lift?
        Tenants should pay for the lift
        The lift must not cost tenants anything
        A bench in the hall
        Brighter lamps on the stairs
    """,
    "small steps and no more of them": """
        Hur inför vi matsorteringen?
        Börja smått med matsortering på två skolor
        Nog med försök, matsortering på alla skolor
        Tydligare skyltar
        Lock på kärlen
    """,
    "digital first and digital as an extra": """
        Hur ska biblioteket ge stöd?
        Stöd från biblioteket ska ges digitalt i första hand
        Stöd från biblioteket ska ges digitalt bara som komplement
        Fler pallar i barnhyllan
        Lampor vid fåtöljerna
    """,
    "what is not wanted and what is": """
        Vad gör vi med skolgården?
        Vi vill inte ha staket runt skolgården
        Vi vill ha staket runt skolgården
        Fler gungor
        Skugga på eftermiddagen
    """,
    "what may not replace another": """
        Hur ska receptionen bemannas?
        En robot får aldrig ersätta personalen i receptionen
        En robot ska ersätta personalen i receptionen
        Fler stolar vid fönstret
        Blommor på disken
    """,
    "a subject behind the verb": """
        Vem gör vad?
        Kommunen ska samordna, inte göra allt själv
        I en så liten ort måste kommunen göra jobbet själv
        Fler möten på kvällen
        Byt ut stolarna
    """,
    "two sides of a pair on the topic's own thing": """
        What about scooters?
        Allow scooters on the pavement
        Ban scooters on the pavement
        Helmets for all
        More racks at the station
    """,
}


def workshop(lines):
    """The question, its notes and the draft that is made of them."""
    asked, *texts = (line.strip() for line in lines.strip().splitlines())
    given = tuple(n for at, text in enumerate(texts, 1) for n in notes(text, group=f"Group {at}"))
    return given, OfflineEngine().draft(Question(number=1, text=asked), given, Brief()).value


@pytest.mark.parametrize("lines", AGREED.values(), ids=AGREED)
def test_groups_that_agree_are_not_printed_as_disagreeing(lines):
    assert workshop(lines)[1].tensions == ()


@pytest.mark.parametrize("lines", DISPUTED.values(), ids=DISPUTED)
def test_groups_that_disagree_are_printed_as_disagreeing_and_share_no_line(lines):
    given, draft = workshop(lines)
    one, other = (note.id for note in given[:2])
    [tension] = draft.tensions
    assert {tuple(c.note for c in side.citations) for side in tension.sides} == {(one,), (other,)}
    for insight in draft.insights:
        assert not {one, other} <= {c.note for c in insight.citations}


def test_where_a_question_is_disputed_no_line_rests_on_praise_and_blame():
    given, draft = workshop("""
        For and against: should the town introduce a fee for parking?
        The town should introduce a fee for parking, it saves space in the centre
        The town should not introduce a fee for parking, shops in the centre lose customers
        A fee for parking in the centre is fair to those who walk
        A fee for parking in the centre is unfair to those who must drive
        A fee for parking in the centre is fair, roads are dear
        Benches by the river
    """)
    sides = ({given[0].id, given[2].id, given[4].id}, {given[1].id, given[3].id})
    for insight in draft.insights:
        behind = {citation.note for citation in insight.citations}
        assert not all(side & behind for side in sides)


def test_one_dispute_is_printed_once():
    _, draft = workshop("""
        Should the town close the pool?
        The town should close the pool, it leaks
        We should close the pool and sell the ground
        The pool should be closed for good
        The town should not close the pool, children learn to swim there
        We should not close the pool while the lake is dirty
        The pool should not be closed
    """)
    assert len(draft.tensions) == 1


def test_a_theme_that_is_disputed_says_so_where_it_stands():
    given, draft = workshop("""
        Hur ska nätterna på boendet bli lugnare?
        Sensorer på natten ger lugnare nätter för dem som sagt ja
        Sensorer på natten, då slipper vi väcka dem
        Hellre sensorer på natten än ficklampa
        Vi vill inte ha några sensorer i sovrummet, mormor ska få vara i fred på natten
        Mörkare gardiner i sovrummen
        Gardiner som stänger ute ljuset
        Varm mjölk på kvällen
        Kvällsmat senare så att de sover bättre
    """)
    against = given[3].id
    lines = [{c.note for c in i.citations} for i in draft.insights]
    shown = [
        side for t in draft.tensions for side in ({c.note for c in s.citations} for s in t.sides)
    ]
    assert {against} in lines + shown
    assert not any(against in line and line & {n.id for n in given[:3]} for line in lines)
