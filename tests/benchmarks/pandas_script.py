"""What a user might write instead of yjs. It checks nothing and ignores every answer except Yes and No.

python pandas_script.py FILE ENGINE HEADER_ROW SHEET...
"""

import sys

import pandas as pd

path, engine, header_row, *sheets = sys.argv[1:]
for cases in pd.read_excel(path, sheet_name=sheets, header=int(header_row), engine=engine).values():
    answers = cases.filter(regex=r"^\d\.\d\.\d")
    percentages = (answers.apply(lambda column: column.map({"Yes": 1, "No": 0})).mean() * 100).round()
    lowest = percentages.groupby(percentages.index.str[:3]).min()
    words = ["Inadequate", "Requires improvement", "Good", "Outstanding"]
    ratings = pd.cut(lowest, [0, 50, 65, 80, 101], right=False, labels=words)
    print(percentages.to_string(), ratings.to_string(), sep="\n")
