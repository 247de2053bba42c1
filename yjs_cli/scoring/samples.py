"""The composition of each domain's case sample, including disposals without cases (method §3)."""

import numpy as np
import pandas as pd

from yjs_cli.framework import Framework
from yjs_cli.result import DisposalCount, Sample


def samples_of(cases: pd.DataFrame, framework: Framework) -> tuple[Sample, ...]:
    """One sample for each domain with key questions. ``cases`` has the columns of ``Inspection.cases``.

    A case without a disposal counts as a case of its domain, but under no disposal. ``interviewed`` is None if it is
    recorded for none of a domain's cases. A domain without cases has 0, unless no domain records interviews.
    """
    recorded = cases["interviewed"].notna().to_numpy(dtype=bool)
    interviewed = cases["interviewed"].to_numpy(dtype=bool, na_value=False)
    disposals = cases["disposal"].cat.categories
    disposal = cases["disposal"].cat.codes.to_numpy()
    samples = []
    for domain in framework.case_domains:
        within = (cases["domain"] == domain.code).to_numpy()
        tally = np.bincount(disposal[within & (disposal >= 0)], minlength=len(disposals)).tolist()
        counted = dict(zip(disposals, tally, strict=True))
        composition = tuple(DisposalCount(known.name, counted.get(known.name, 0)) for known in domain.disposals)
        is_known = recorded[within].any() if within.any() else recorded.any()
        interviews = int((within & interviewed).sum()) if is_known else None
        samples.append(Sample(domain.code, int(within.sum()), interviews, composition))
    return tuple(samples)
