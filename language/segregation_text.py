"""Swedish texts of how segregated the city as a whole is."""

HEADING = "Segregation i hela staden"
NOTE = (
    "Måtten gäller hela staden, inte enskilda områden. **Olikhet** (dissimilarity index) är den "
    "andel av gruppen som skulle behöva flytta för att bo som alla andra. **Isolering** är "
    "gruppens andel i området där en person ur gruppen i genomsnitt bor. Båda går från 0 till 100. "
    "De beror på hur stora områdena är, och små grupper ger höga tal redan av slump: jämför bara "
    "samma grupp på samma nivå."
)
OFFICIAL = (
    "Det officiella **ojämlikhetsindexet** från Boverket mäter två grupper mot varandra, inte en "
    "grupp mot alla andra. Det och en egen beräkning av två grupper finns under **Ojämlikhet i "
    "hela staden** här nedanför."
)
SHOW = "Räkna segregationsmått"
GROUPS = "Grupper"
NONE = "Det finns inga andelar med känd bas på den här nivån."
TABLE = "Segregation per år, {level}"
SHEET = "Segregation"
HEAD_GROUP, HEAD_YEAR = "Grupp", "År"
HEAD_DISSIMILARITY, HEAD_ISOLATION = "Olikhet", "Isolering"
HEAD_SHARE, HEAD_AREAS = "Gruppens andel", "Områden"
TYPES_TABLE = "Andel av befolkningen i områdestyp 1 och 2, per år"
TYPES_SHEET = "Områdestyper"
TYPES_HEAD = "Andel"
TYPES_NOTE = (
    "Områdestyperna är SCB:s egna och visas som de är publicerade, bara för RegSO som hämtats på "
    "sidan Hämta data."
)
BROKEN = "{year} (brott)"
PLAIN = NOTE.replace("**", "")
