"""Run by QGIS's own Python: open every layer with its own style and draw them to a picture.

Arguments: the GeoPackage, the picture. What was read is printed as JSON.
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

LAYERS = ("kortlista", "insatser_platser", "insatser", "omraden")


def opened(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    layer.loadDefaultStyle()
    return layer


def told(layer):
    renderer = layer.renderer()
    kind = renderer.type()
    categories = renderer.categories() if kind == "categorizedSymbol" else []
    return {
        "renderer": kind,
        "aliases": [layer.attributeAlias(at) for at in layer.fields().allAttributesList()],
        "labels": [category.label() for category in categories],
        "shown": [category.renderState() for category in categories],
        "kinds": [
            [each.layerType() for each in category.symbol().symbolLayers()]
            for category in categories
        ],
        "dashed": [
            any(
                each.useCustomDashPattern()
                for each in category.symbol().symbolLayers()
                if each.layerType() == "SimpleLine"
            )
            for category in categories
        ],
        "numbered": layer.labelsEnabled() and layer.labeling().settings().fieldName,
    }


def draw(layers, path):
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(800, 800))
    settings.setBackgroundColor(QColor("white"))
    settings.setDestinationCrs(layers[-1].crs())
    extent = layers[-1].extent()
    extent.scale(1.05)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(path)


application = QgsApplication([], False)
application.initQgis()
found = [opened(sys.argv[1], name) for name in LAYERS]
draw(found, sys.argv[2])
sys.stdout.write(json.dumps({layer.name(): told(layer) for layer in found}))
sys.stdout.flush()
os._exit(0)  # QGIS 3.22 falls over its own feet when its layers are taken down
