"""The quality report: one page that an editor can read, made from what the checks found.

    page = report_html(documents, title="Tuesday's wire")
    path.write_text("".join(page), encoding="utf-8")

Reads and writes nothing itself.
"""

from normalizer.quality.report.as_dict import ReportShape, report_dict
from normalizer.quality.report.document import ReportDocument
from normalizer.quality.report.limits import LIMITS, Limits
from normalizer.quality.report.page import ReportPage, report_html

__all__ = ["LIMITS", "Limits", "ReportDocument", "ReportPage", "ReportShape", "report_dict", "report_html"]
