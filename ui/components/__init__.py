"""Parts of the screen that Streamlit does not have, each drawn by the browser itself."""
