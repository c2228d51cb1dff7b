"""Files for geographic information systems, all written from one dossier."""

from export.gis.exchange import flatgeobuf_bytes, geojson_bytes
from export.gis.geopackage import areas_bytes, geopackage_bytes
from export.gis.layers import CRS_CHOICES
from export.gis.shapefile import shapefile_bytes

__all__ = [
    "CRS_CHOICES",
    "areas_bytes",
    "flatgeobuf_bytes",
    "geojson_bytes",
    "geopackage_bytes",
    "shapefile_bytes",
]
