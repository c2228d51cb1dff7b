"""Words for the register of initiatives: kinds, questions, organisations."""

KINDS = {
    "cooperation": "Samverkan",
    "outreach": "Uppsökande arbete",
    "meeting_place": "Mötesplats",
    "school": "Skola",
    "preschool": "Förskola",
    "family_support": "Stöd till familjer",
    "support": "Stöd till enskilda",
    "work": "Arbete och praktik",
    "adult_education": "Vuxenutbildning",
    "leisure_culture": "Fritid och kultur",
    "built_environment": "Fysisk miljö och boende",
    "safety": "Trygghet på plats",
    "service": "Service och väg in",
    "dialogue": "Dialog och delaktighet",
    "grants": "Stöd till civilsamhället",
    "steering": "Styrning och uppföljning",
    "policing": "Polisens arbete",
}

THEMES = {
    "growing_up": "Goda uppväxtvillkor",
    "parenting": "Föräldraskap",
    "school_results": "Skolresultat",
    "school_attendance": "Närvaro i skolan",
    "transitions": "Övergångar mellan skolformer och till arbete",
    "employment": "Arbete och egen försörjning",
    "crime_prevention": "Förebygga brott",
    "local_safety": "Trygghet i området",
    "mental_health": "Psykisk hälsa",
    "drugs": "Förebygga droger",
    "honour_violence": "Hedersförtryck",
    "leisure": "Meningsfull fritid",
    "housing_place": "Boende och plats",
    "establishment": "Etablering och språk",
    "participation": "Delaktighet och demokrati",
    "disability": "Funktionsnedsättning",
    "ageing": "Äldre",
}

ORGANISATION_KINDS = {
    "board": "Nämnd",
    "company": "Kommunalt bolag",
    "authority": "Myndighet",
    "region": "Region",
    "civil_society": "Civilsamhälle",
    "business": "Näringsliv",
}
