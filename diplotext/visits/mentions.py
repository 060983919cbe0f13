"""Find the mentions of visits: a cue, who travels, who receives them, and where."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from diplotext.clauses.arguments import SUBJECTS
from diplotext.lexicon.visits import VisitCue, VisitFrame
from diplotext.records import Actor, Date, Official
from diplotext.visits.meetings import acceptance, company, end_of_stay, evidence_of, joint_subject, meeting, tour
from diplotext.visits.mention import Mention
from diplotext.visits.parties import Parties, parties_of
from diplotext.visits.places import Stop, destinations, starting_in
from diplotext.visits.resolving import resolve, right_after, right_before
from diplotext.visits.setting import Setting
from diplotext.visits.slots import days_of_legs, has_time_apart, is_recalled, kind_of, period_of, purpose_of, topics_of
from diplotext.visits.speakers import first_person, unique
from diplotext.visits.status import Status, status_of
from diplotext.visits.words import Words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

    from diplotext.clauses import Tree
    from diplotext.reading import Reading


MAX_SENTENCE = 400
NEWS = datetime.timedelta(days=7)
MAX_NAMES = 20
HOUSES = ("residence", "palace", "office", "ranch", "house", "home")
HOMEWARD = ("return", "came", "come", "coming")


def find_mentions(setting: Setting) -> Iterator[Mention]:
    """Yield the mentions of visits that verbs and nouns tell, in text order."""
    tree, words = setting.tree, setting.words
    spelt = tree.clauses.parse.words
    for sentence in _sentences_of(setting):
        spoken = (tree.tokens[i] for i in range(sentence.start, sentence.end) if spelt[i] in words.forms)
        cued = [(token, cues) for token in spoken if (cues := tuple(_cues(tree, token, words)))]
        if not cued or _tells_none(sentence, words):
            continue
        for token, cues in cued:
            for cue in cues:
                found = tuple(_mentions_at(setting, sentence, token, cue))
                if found:
                    yield from found
                    break


def find_joint(setting: Setting) -> Iterator[Mention]:
    """Yield the meetings of those who act together, in text order; they tell no visit, but add to one."""
    tree, parse = setting.tree, setting.tree.clauses.parse
    for sentence in _sentences_of(setting):
        at = [i for i in range(sentence.start, sentence.end) if parse.labels[i] in SUBJECTS]
        if at and not _tells_none(sentence, setting.words):
            for i in at:
                yield from joint_subject(setting, sentence, tree.tokens[i])


def _sentences_of(setting: Setting) -> "Iterator[Sentence]":
    """The sentences that are no longer than sentences are; none without a parse."""
    doc = setting.reading.doc
    if doc.has_annotation("DEP") and doc.has_annotation("SENT_START"):
        yield from (sentence for sentence in doc.sents if len(sentence) <= MAX_SENTENCE)


def _tells_none(sentence: "Sentence", words: Words) -> bool:
    """Whether a sentence asks ("Will you go to Minsk?"), or tells of a call or a letter."""
    text = sentence.text
    return text.rstrip(" \n\t”\"’'").endswith("?") or words.non_visits.search(text) is not None


def _cues(tree: "Tree", token: "Token", words: Words) -> Iterator[VisitCue]:
    """The cues that a word can be, those with a companion beside it ("took part", "called on") first."""
    if token.tag_.startswith("VB"):
        cues = words.verbs.get(token.lower_, ())
    elif token.tag_ in ("NN", "NNS") and token.dep_ != "compound":
        cues = words.nouns.get(token.lower_, ())
    elif token.tag_.startswith("NNP") and token.dep_ != "compound" and kind_of(tree, token, words) != "unspecified":
        # "paid a State Visit"
        cues = tuple(cue for cue in words.nouns.get(token.lower_, ()) if words.frames[cue.role].subject == "guest")
    else:
        return
    for cue in cues:
        if not cue.companions or _has_companion(tree, token, cue):
            yield cue


def _has_companion(tree: "Tree", token: "Token", cue: VisitCue) -> bool:
    """Whether one of the words that a cue asks for hangs on it, or follows its noun: "made stops in Doha"."""
    follows = cue.pos == "noun" and token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in cue.companions
    return follows or any(child.lower_ in cue.companions for child in tree.children(token))


@attrs.frozen(kw_only=True, eq=False)
class Clause:
    """What a cue's clause says, before it is known where it leads."""

    sentence: "Sentence"
    token: "Token"
    cue: VisitCue
    frame: VisitFrame
    parties: Parties
    status: Status
    days: tuple[Date | None, Date | None]
    inviter: Actor | None


def _mentions_at(setting: Setting, sentence: "Sentence", token: "Token", cue: VisitCue) -> Iterator[Mention]:
    """What a cue tells: trips, one for each place that it leads to, or what adds to a trip told elsewhere."""
    status = status_of(token, setting.words, setting.tree)
    if status is None:
        return
    frame = setting.words.frames[cue.role]
    parties = parties_of(setting, token, cue)
    days = period_of(setting.reading, sentence, token, setting.words, status.state)
    if frame.home and _is_greeting(setting, token, parties, status, days[0]):
        status = Status(state="ongoing")
    inviter = parties.inviter or _inviter(setting, sentence)
    if inviter in parties.guests:
        # "at the invitation of Ms Roe, the queen, Ms Poe, visited": the parse takes the host for the subject
        parties = attrs.evolve(parties, guests=right_before(setting, setting.tree.verb_of(token)))
    if status.state in ("cancelled", "postponed") and not _is_day_of(setting, token, days[0]):
        days = (None, None)
    if status.beside and is_recalled(days[0], setting.reading.published):
        # "the talks will build on her visit in 2019"
        status = Status(state="completed")
    clause = Clause(
        inviter=inviter, sentence=sentence, token=token, cue=cue, frame=frame, parties=parties, status=status, days=days
    )
    legs = _legs(setting, clause)
    added = () if legs else tuple(_additions(setting, clause))
    if added:
        yield from added
    elif _tells_enough(setting.tree, clause, legs):
        yield from _trips(setting, clause, legs)


def _is_greeting(setting: Setting, verb: "Token", parties: Parties, status: Status, day: Date | None) -> bool:
    """Whether hosts say that they receive as they speak: "it is a pleasure to welcome you", "I would welcome him"."""
    speaker = first_person(setting, verb.idx)
    if not speaker or speaker[0] not in parties.hosts or is_recalled(day, setting.reading.published):
        return False
    now = status.state in ("completed", "present", "proposed") and verb.tag_ in ("VB", "VBP")
    polite = status.state == "planned" and any(child.lower_ == "would" for child in setting.tree.children(verb))
    return (now or polite) and not (day and _is_to_come(day, setting.reading.published))


def _legs(setting: Setting, clause: Clause) -> tuple[Stop, ...]:
    """Where a cue leads to: as its clause says, else at home with the host, else where the report was filed."""
    frame = clause.frame
    if frame.place == "none":
        return ()
    legs = destinations(setting, clause.sentence, clause.token, clause.cue, frame)
    if not legs and frame.home:
        return _home_of(clause.parties.hosts, clause.parties.guests)
    if not legs and frame.alone == "pair" and frame.subject == "either":
        legs = _at_their_place(setting, clause)
    if not legs and frame.alone == "pair" and frame.subject == "either" and clause.status.state == "completed":
        return _at_scene(setting, clause.parties.either, clause.days[0])
    return legs


def _additions(setting: Setting, clause: Clause) -> Iterator[Mention]:
    """What a cue without a place adds to a trip that is told elsewhere."""
    sentence, token, parties = clause.sentence, clause.token, clause.parties
    settled = clause.status.settled(clause.days[0], setting.reading)
    everyone = unique((*parties.guests, *parties.hosts, *parties.either))
    match clause.frame.adds:
        case "end":
            yield from end_of_stay(setting, sentence, token, parties.guests, settled, clause.days[0])
        case "meeting" if clause.frame.alone is None:
            yield from meeting(setting, sentence, token, everyone)
        case "acceptance" if clause.status.state == "accepted":
            yield from acceptance(setting, sentence, token, parties.guests)
        case "tour":
            yield from tour(setting, sentence, token, parties.guests, settled, clause.days)
        case "company":
            yield from company(setting, sentence, token, parties.guests, parties.delegation)


def _trips(setting: Setting, clause: Clause, legs: tuple[Stop, ...]) -> Iterator[Mention]:
    """The trips of a clause; without a place, one that another mention must tell."""
    reading, token, cue, parties = setting.reading, clause.token, clause.cue, clause.parties
    asks = clause.frame.adds == "acceptance"
    status, days = _own_time(clause, reading.published, asks=asks)
    own = days_of_legs(reading, clause.sentence, [(stop.start, stop.end) for stop in legs])
    for number, stop in enumerate(legs or (None,)):
        first, last = own[number] if own else days
        yield Mention(
            cue=token.idx,
            evidence=evidence_of(reading, clause.sentence, token),
            guests=parties.guests,
            hosts=parties.hosts,
            party=parties.either,
            opposite=parties.opposite,
            delegation=parties.delegation,
            guessed=_guessed(setting, parties, stop),
            stop=stop,
            leg=number if len(legs) > 1 else None,
            perhaps=_home_of_those_met(setting, clause) if clause.frame.alone == "always" else None,
            foreign=clause.frame.abroad and _is_foreign(setting, token, stop, parties.guests),
            yields=asks or parties.inviter is not None or status.passing,
            home=_publisher(reading, parties.guests, stop),
            domestic=cue.domestic,
            kind=kind_of(setting.tree, token, setting.words),
            status=status.settled(first, reading),
            postponed=status.state == "postponed",
            start=first,
            end=last,
            invited_by=clause.inviter,
            purpose=purpose_of(reading, token, cue) if clause.frame.purpose else None,
            topics=topics_of(reading, clause.sentence, token, setting.words),
            rule=f"visit.{cue.role}.{cue.lemma}",
        )


def _own_time(
    clause: Clause, published: datetime.date | None, *, asks: bool
) -> tuple[Status, tuple[Date | None, Date | None]]:
    """Status and days of the trip itself, where the clause tells those of something else."""
    status, days = clause.status, clause.days
    stays = clause.frame.place == "hung" and bool(published) and _is_to_come(days[0], published)
    if status.state == "ongoing" and (is_recalled(days[0], published) or stays):
        # "two years ago I was in Peru, and now I am in Chile"; "I am here because I shall speak tomorrow"
        return status, (None, None)
    if asks and status.state in ("completed", "proposed"):
        # the day is that of the asking: "on Monday he invited her to Accra"
        return Status(state="proposed"), days if _is_to_come(days[0], published) else (None, None)
    return status, days


def _publisher(reading: "Reading", guests: tuple[Actor, ...], stop: Stop | None) -> str | None:
    """The home of those of whom only an office is told, "the Prime Minister": the publisher's state."""
    unnamed = guests and all(isinstance(a, Official) and a.name is None and a.country is None for a in guests)
    return reading.home if unnamed and stop is not None and stop.country != reading.home else None


def _is_day_of(setting: Setting, token: "Token", day: Date | None) -> bool:
    """Whether a day is that of a trip called off, not that of calling it off: "her visit was cancelled on Monday"."""
    if day is None or _is_to_come(day, setting.reading.published):
        return True
    word = setting.reading.tokens(day.span.start, day.span.end).root
    return any(head.i == token.i for head in setting.tree.ancestors(word))


def _is_to_come(day: Date | None, published: datetime.date | None) -> bool:
    """Whether a day lies ahead; without a day of publication nobody knows."""
    return not published or bool(day and day.last and day.last > published)


def _tells_enough(tree: "Tree", clause: Clause, legs: tuple[Stop, ...]) -> bool:
    """Whether a mention can be a trip or add to one: only "the visit" and "met with" do without a place."""
    alone, parties = clause.frame.alone, clause.parties
    if alone == "always" or (legs and parties.guests):
        return True
    if legs:
        return bool(parties.either)
    # a meeting that was called off takes nothing from the trip, one before or after it is none of it
    called_off = clause.status.state in ("cancelled", "postponed")
    apart = has_time_apart(tree, clause.token)
    return alone == "pair" and len(parties.either) > 1 and not called_off and not apart


def _home_of_those_met(setting: Setting, clause: Clause) -> Stop | None:
    """The one foreign country whose officials they meet in the sentence: "during her visit, she met the premier"."""
    words, sentence = setting.words, clause.sentence
    frames = (f for w in sentence for pos in ("verb", "noun") for f in words.frames_of(w.lower_, pos))
    if not any(frame.alone == "pair" and frame.subject == "either" for frame in frames):
        return None
    own = {actor.country for actor in clause.parties.guests}
    named = setting.actors.mentions_in(sentence.start_char, sentence.end_char)
    homes = {actor.country for _, actor in named if isinstance(actor, Official)} - own - {None}
    return Stop(country=homes.pop(), places=(), start=-1, end=-1) if len(homes) == 1 and own else None


def _is_foreign(setting: Setting, token: "Token", stop: Stop | None, guests: tuple[Actor, ...]) -> bool:
    """Whether a country's name shows that no guest is at home there: nobody "visits Malta" who is Maltese."""
    if stop is None or stop.start < 0 or stop.adverb:
        return False
    # "a visit to Valletta" is none by a Maltese, but one "arrives in Valletta" from a holiday
    abroad = not stop.places or (stop.capital and token.lower_.startswith("visit"))
    if not abroad or token.lower_.startswith(HOMEWARD):
        return False
    at_home = (actor for actor in guests if actor.country == stop.country)
    return not any(_says_home(setting, actor, stop.country) for actor in at_home)


def _guessed(setting: Setting, parties: Parties, stop: Stop | None) -> tuple[Actor, ...]:
    """Those on the other side whose home the text does not tell; none where it tells whose house they meet in."""
    if stop is not None and stop.start < 0:
        return ()
    return tuple(actor for actor in parties.opposite if not _says_home(setting, actor, actor.country))


def _says_home(setting: Setting, actor: Actor, country: str | None) -> bool:
    """Whether the text names a country in what it calls somebody: "President of Malta", "the Maltese premier"."""
    return any(
        place.code == country
        for mention in actor.mentions[:MAX_NAMES]
        for place in starting_in(setting.places, mention.start, mention.end)
    )


def _at_scene(setting: Setting, party: tuple[Actor, ...], day: Date | None) -> tuple[Stop, ...]:
    """Where people met if only the dateline says it: at home for one of them, abroad for another, in these days."""
    countries = {actor.country for actor in party if actor.country}
    published = setting.reading.published
    if setting.scene is None or setting.scene.country not in countries or len(countries) == 1:
        return ()
    recent = day is not None and day.first is not None and (not published or abs(day.first - published) <= NEWS)
    return (setting.scene,) if recent else ()


def _at_their_place(setting: Setting, clause: Clause) -> tuple[Stop, ...]:
    """Where people meet by who visits or by whose house it is: "with a visiting minister", "at the king's palace"."""
    party, tree = clause.parties.either, setting.tree
    hosts: tuple[Actor, ...] = ()
    for word in clause.sentence:
        if word.lower_ == "visiting":
            guests = resolve(setting, [word.head]) if word.dep_ == "amod" else right_after(setting, word)
            hosts = tuple(actor for actor in party if guests and actor not in guests)
        elif word.lower_ in HOUSES and word.dep_ == "pobj" and word.head.lower_ == "at":
            owners = [noun for noun in (*tree.owners(word), *tree.obliques(word, "of")) if noun.tag_ != "PRP$"]
            hosts = tuple(actor for actor in resolve(setting, owners) if actor in party)
        if hosts:
            return _home_of(hosts, tuple(actor for actor in party if actor not in hosts))
    return ()


def _home_of(hosts: tuple[Actor, ...], guests: tuple[Actor, ...]) -> tuple[Stop, ...]:
    """Where a host receives a foreign guest if the text does not say: at home."""
    homes = {actor.country for actor in hosts if actor.country}
    abroad = {actor.country for actor in guests if actor.country}
    if len(homes) == 1 and abroad and not homes & abroad:
        return (Stop(country=homes.pop(), places=(), start=-1, end=-1),)
    return ()


def _inviter(setting: Setting, sentence: "Sentence") -> Actor | None:
    """Who invited the guests: "at the invitation of the king", "at the king's invitation"."""
    for token in sentence:
        if token.lower_ == "invitation" and token.head.lower_ in ("at", "on", "upon"):
            owners = setting.tree.owners(token) + setting.tree.obliques(token, "of", "from")
            return next(iter(resolve(setting, owners)), None)
    return None
