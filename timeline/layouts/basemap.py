"""The world's countries as outlines: `load_basemap("110m")` for overviews, "50m" for regions."""

from timeline.layouts._basemap import (
    DETAILS,
    Basemap,
    Country,
    Detail,
    Polygon,
    Ring,
    basemap_json,
    load_basemap,
)

__all__ = ["DETAILS", "Basemap", "Country", "Detail", "Polygon", "Ring", "basemap_json", "load_basemap"]
