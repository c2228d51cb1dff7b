"""Swedish words for the parameters of methods: a label, one line of help, and their options."""

from collections.abc import Mapping

from language.numbers import plain_number

Value = str | bool | float | tuple[float, ...]

TIES_LABEL = "Områden med lika värde"
LOW_SCALE = "Skalan börjar på"
LOW_SCALE_HELP = "0 är det vanliga. Välj 1 om sammanvägningen inte klarar noll."
DEFINITION = "Definition av percentilrang"
DEFINITION_HELP = "Publicerade index räknar på olika sätt. Skillnaden märks när många är lika."

PARAMETERS: dict[str, dict[str, tuple[str, str]]] = {
    "percentile": {
        "definition": (DEFINITION, DEFINITION_HELP),
        "low": (LOW_SCALE, LOW_SCALE_HELP),
    },
    "exponential": {
        "definition": (DEFINITION, DEFINITION_HELP),
        "constant": (
            "Konstant",
            "23 används i Englands index. Ett mindre tal skiljer mer mellan de största behoven.",
        ),
    },
    "min_max": {
        "low": (LOW_SCALE, LOW_SCALE_HELP),
        "high": ("Skalan slutar på", "Det område som har störst behov får det talet."),
    },
    "z_score": {
        "deviation": (
            "Standardavvikelse",
            "Stickprovets delar med antalet minus ett, populationens med antalet.",
        ),
    },
    "rank": {"ties": (TIES_LABEL, "Vilken rang de får som har samma värde.")},
    "distance": {
        "point": ("Jämförs med", "Den punkt som är 100: områdenas eller referenstabellens."),
    },
    "goalposts": {
        "low": (
            "Nedre ändpunkt",
            "I uppgiftens egen enhet. Ger 0 poäng, eller 100 om ett högt värde är mindre behov.",
        ),
        "high": (
            "Övre ändpunkt",
            "I uppgiftens egen enhet. Ger 100 poäng, eller 0 om ett högt värde är mindre behov.",
        ),
        "cap": (
            "Stanna vid 0 och 100",
            "Annars kan ett område utanför ändpunkterna få mindre än 0 eller mer än 100.",
        ),
        "log": (
            "Räkna på logaritmen",
            "Gör att samma procentuella skillnad väger lika, som för inkomst. Kräver tal över 0.",
        ),
    },
    "thresholds": {
        "bounds": (
            "Trösklar",
            "I uppgiftens egen enhet, stigande, med semikolon mellan: 5; 12,5; 20. Ett värde på "
            "en tröskel räknas till steget ovanför.",
        ),
        "scores": (
            "Poäng för varje steg",
            "En poäng mer än antalet trösklar, med semikolon mellan: 0; 33; 67; 100.",
        ),
    },
    "winsorise": {
        "max_skew": (
            "Gräns för skevhet",
            "Värden dras in så länge både skevheten och toppigheten är över sin gräns.",
        ),
        "max_kurtosis": (
            "Gräns för toppighet",
            "Värden dras in så länge både skevheten och toppigheten är över sin gräns.",
        ),
        "max_points": ("Högst så många områden", "Så många värden får som mest dras in."),
    },
    "log": {
        "shift": ("Läggs till först", "Ett tal som gör alla värden större än 0."),
    },
    "box_cox": {
        "power": ("Potens", "1 ändrar inte formen, 0 är logaritmen."),
        "shift": ("Läggs till först", "Ett tal som gör alla värden större än 0."),
    },
    "ampi": {
        "penalty": (
            "Straff för obalans",
            "I ett index där höga tal är behov ska straffet läggas till.",
        ),
    },
    "topsis": {
        "scaling": ("Skalning", "Hur dimensionerna görs jämförbara innan avstånden mäts."),
    },
}
"""Label and help by method and parameter."""

TIES = {
    "min": "lägsta rangen vid lika",
    "max": "högsta rangen vid lika",
    "average": "medelrang vid lika",
    "dense": "tät rang vid lika",
}
PERCENTILES = {
    "midrank": "lika värden delar medelrangen",
    "svi": "CDC SVI",
    "oecd": "OECD",
    "mean_rank": "medelrang",
    "imd": "England (IMD)",
    "wimd": "Wales (WIMD)",
    "simd": "Skottland (SIMD)",
    "calenviroscreen": "CalEnviroScreen",
}
OPTIONS: dict[str, dict[str, str]] = {
    "definition": PERCENTILES,
    "ties": TIES,
    "deviation": {
        "sample": "stickprovets standardavvikelse",
        "population": "populationens standardavvikelse",
    },
    "point": {
        "mean": "medelvärdet",
        "median": "medianen",
        "max": "det högsta värdet",
        "min": "det lägsta värdet",
    },
    "power": {"likelihood": "den sannolikaste potensen"},
    "penalty": {"add": "straff läggs till", "subtract": "straff dras av"},
    "scaling": {
        "vector": "vektorskalning",
        "min_max": "min–max-skalning",
        "none": "ingen skalning",
    },
}
"""Words of the options by parameter."""

OWN_NUMBER = "ett eget tal"
OWN_NUMBER_LABEL = "{label}, eget tal"
AT_LEAST = "ett tal som är minst {least}"
YES_NO = {True: "ja", False: "nej"}
SEPARATOR = ";"
"""Between the numbers of a list: the comma is taken."""


def value_words(parameter: str, value: Value) -> str:
    """A parameter's value as the reader writes or chooses it."""
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, str):
        return OPTIONS[parameter][value]
    return f"{SEPARATOR} ".join(plain_number(each) for each in numbers_of(value))


def numbers_of(value: float | tuple[float, ...]) -> tuple[float, ...]:
    """One number or several, as several."""
    return value if isinstance(value, tuple) else (value,)


def method_words(name: str, method: str, parameters: Mapping[str, Value]) -> str:
    """A method with its parameters, such as ”min–max (skalan börjar på: 1)”.

    Parameters
    ----------
    name : str
        Swedish name of the method.
    method : str
        Its name in the registry.
    parameters : mapping of str to value
        Those that a scenario gives it.
    """
    told = [
        f"{PARAMETERS[method][each][0].lower()}: {value_words(each, value)}"
        if not isinstance(value, str)
        else value_words(each, value)
        for each, value in parameters.items()
    ]
    return f"{name} ({', '.join(told)})" if told else name
