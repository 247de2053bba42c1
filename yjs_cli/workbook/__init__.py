"""Bytes to sheets: values, and what is hidden or merged. Nothing here knows what a question is."""
