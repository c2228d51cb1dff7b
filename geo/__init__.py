"""Where: areas, their coordinate systems, repair, hierarchy and overlap."""
