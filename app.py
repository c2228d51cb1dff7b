"""Page config and navigation, nothing else."""

import streamlit as st

from language import text
from ui.components.widget_names import widget_names
from ui.frame import navigation, style

st.set_page_config(page_title=text.APP, page_icon="🗺️", layout="wide")
style()
page = navigation()
st.set_page_config(page_title=f"{page.title} · {text.APP}")
page.run()
widget_names()
