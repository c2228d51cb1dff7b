"""Word documents that leave: the annex to a tjänsteskrivelse, and the fact sheets."""

from export.word.annex import annex_bytes, live_annex_bytes
from export.word.sheets import sheet_bytes, sheets_zip

__all__ = ["annex_bytes", "live_annex_bytes", "sheet_bytes", "sheets_zip"]
