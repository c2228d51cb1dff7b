"""Page config and navigation, nothing else."""

import streamlit as st

from language import text
from ui.frame import navigation, style

st.set_page_config(page_title=text.APP, page_icon="🗺️", layout="wide")
style()
navigation().run()
