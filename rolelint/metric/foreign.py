"""Words by which a single line of metrics gives away that it is not English.

A line is too short to guess from function words alone. But bounds and periods stand in nearly every metric, and these
words mean nothing in English.
"""

from rolelint.metric.listing import entries
from rolelint.metric.tables import Tables
from rolelint.metric.tokens import UNKNOWN, WORD, tokenize

# German, French, Spanish, Portuguese, Dutch and Italian; none is an English word.
WORDS = frozenset(
    entries(
        """
der, das, und, für, auf, ist, nicht, eine, einer, einem, einen, dem, sich, auch, werden, wird, über, unter, von, zu,
vom, zum, zur, mit, mindestens, höchstens, weniger, mehr, innerhalb, ohne, jede, jeder, jeden, jedes, alle, keine,
kein, keinen, bis, monat, monate, monaten, woche, wochen, tage, tagen, stunde, stunden, jahr, jahre, jahren, quartal,
prozent, gelöst, beantwortet, erledigt, geliefert, traités, résolus, livrés, des, les, une, dans, avec, aux, sont,
moins, chaque, mois, semaine, semaines, jour, jours, année, trimestre, taux, délai, délais, inférieur, inférieure,
supérieur, supérieure, heures, du, le, la, de, et, el, los, las, del, una, menos, más, cada, semana, semanas, día,
días, año, para, por, que, mês, dias, não, uma, mais, het, een, van, voor, niet, zijn, binnen, minder, meer, maand,
elke, weken, dagen, jaar, naar, il, gli, della, delle, dei, di, meno, più, ogni, mese, settimana, giorno, giorni,
anno, entro, almeno
"""
    )
)


def is_foreign(line: str, tables: Tables) -> bool:
    """Tell whether a line is more likely in one of these languages: two such words, or one and no English word."""
    words = [token for token in tokenize(line, tables) if token.kind == WORD]
    found = sum(token.text in WORDS for token in words)
    known = sum(token.entry is not UNKNOWN and token.text not in WORDS and len(token.text) > 1 for token in words)
    return 2 * found > known if found > 1 else found > known
