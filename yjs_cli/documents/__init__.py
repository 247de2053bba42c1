"""From a Result, or the problems of a workbook, to Office and web files."""
