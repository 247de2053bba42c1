"""A framework without the standards that inspectors judge, for services that audit their own cases."""

from msgspec.structs import replace

from yjs_cli.framework import Framework, Standard


def rated_from_cases(framework: Framework) -> tuple[Framework, tuple[Standard, ...]]:
    """The framework with only the standards that are rated from cases, and the standards left out.

    The score and the overall rating then cover the case-sample standards alone, as they do when every other standard
    is marked Not rated (method §4). Questions and domains with cases stay as they are.
    """
    domains = tuple(
        replace(domain, standards=kept)
        for domain in framework.domains
        if (kept := tuple(standard for standard in domain.standards if standard.method == "cases"))
    )
    left_out = tuple(standard for standard in framework.standards if standard.method != "cases")
    return replace(framework, domains=domains, limiting=None), left_out
