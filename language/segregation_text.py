"""Swedish texts of how segregated the city as a whole is."""

SEGREGATION = "Segregation i hela staden"
SEGREGATION_NOTE = (
    "Måtten gäller hela staden, inte enskilda områden, och räknas på andelar i alla områden på "
    "den valda nivån. **Olikhet** (dissimilarity index) är den andel av gruppen som skulle behöva "
    "flytta för att bo som alla andra. **Isolering** är andelen av gruppen i området där en person "
    "ur gruppen bor. Båda går från 0 till 100 och beror på hur stora områdena är: jämför bara "
    "samma nivå."
)
SEGREGATION_OFFICIAL = (
    "Det officiella måttet **ojämlikhetsindex** ges ut av Boverket i Segregationsbarometern för "
    "hela kommuner. Programmet hämtar det inte. Olikhetsmåttet här är av samma slag men räknas på "
    "andra grupper och andra områden, så talen ska inte blandas."
)
SEGREGATION_TABLE = "Segregation per år, {level}"
SEGREGATION_HEAD = ("Grupp", "År", "Olikhet", "Isolering", "Gruppens andel", "Områden")
SEGREGATION_SHOW = "Räkna segregationsmått"
SEGREGATION_NONE = "Det finns inga andelar med känd bas på den här nivån."
