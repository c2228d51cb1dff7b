"""A scenario of the embedded figures in which every choice is made, none as the default."""

from scoring.scenario import Scenario

WHOLE = Scenario.model_validate(
    {
        "name": "Allt valt",
        "index": {
            "aggregation": "ampi",
            "parameters": {"penalty": "subtract"},
            "scale": "min_max_100",
            "dimensions": [
                {
                    "id": "forsorjning",
                    "title": "Försörjning",
                    "weight": 0.225,
                    "aggregation": "arithmetic",
                    "dimensions": [
                        {
                            "id": "inkomst",
                            "title": "Samma",
                            "weight": 2,
                            "aggregation": "geometric",
                            "indicators": [
                                {
                                    "id": "low_econ_2024",
                                    "weight": 1.125,
                                    "direction": "higher_is_need",
                                    "normalise": "min_max",
                                    "parameters": {"low": 1, "high": 90.5},
                                    "treat": "winsorise",
                                    "treat_parameters": {"max_points": 3},
                                    "shrink": {"base": "pop_2025", "towards": "parent"},
                                    "base": "pop_2025",
                                },
                                {
                                    "id": "income_med_2024",
                                    "direction": "lower_is_need",
                                    "normalise": "goalposts",
                                    "parameters": {
                                        "low": 50,
                                        "high": 900,
                                        "cap": False,
                                        "log": True,
                                    },
                                },
                            ],
                        },
                        {
                            "id": "jobb",
                            "title": "Arbetsliv",
                            "dimensions": [
                                {
                                    "id": "arbete",
                                    "title": "Samma",
                                    "normalise": "exponential",
                                    "normalise_parameters": {"constant": 20.0},
                                    "indicators": [
                                        {
                                            "id": "unemp_2024",
                                            "direction": "higher_is_need",
                                            "normalise": "thresholds",
                                            "parameters": {
                                                "bounds": [5, 10.5],
                                                "scores": [1, 50, 100],
                                            },
                                        },
                                        {
                                            "id": "employment_2024",
                                            "direction": "lower_is_need",
                                            "parameters": {"definition": "imd"},
                                            "treat": "box_cox",
                                            "treat_parameters": {"power": 0.5},
                                        },
                                    ],
                                }
                            ],
                        },
                    ],
                },
                {
                    "id": "utbildning",
                    "indicators": [
                        {
                            "id": "higher_ed_2025",
                            "direction": "lower_is_need",
                            "normalise": "percentile",
                            "parameters": {"low": 2.5},
                            "previous": "higher_ed_2024",
                        }
                    ],
                },
            ],
        },
        "missing": {
            "policy": "impute",
            "impute": "previous",
            "min_share": 0.667,
            "population": "pop_2025",
            "min_population": 850,
        },
        "ranking": {"ties": "average", "decimals": 2},
        "classes": {"method": "own", "count": 4, "rounding": "ceil", "breaks": [10, 30.5, 60]},
        "uncertainty": {
            "draws": 20,
            "seed": 7,
            "weights": 0.33,
            "distribution": "dirichlet",
            "concentration": 12.5,
            "missing": ["available"],
            "small_counts": True,
            "cell_key": 1.5,
            "top": 7,
            "interval": 0.95,
        },
    }
)
"""Dimensions in three levels, two of which have the same title."""
