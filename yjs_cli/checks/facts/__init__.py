"""The rules that report a fact found by layout: one row of data for each kind, with its manual."""
