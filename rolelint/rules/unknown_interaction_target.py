"""PAGE"""

from collections.abc import Iterator

from rolelint.catalog import Catalog
from rolelint.diagnostic import Finding, Fix, Safety, Severity
from rolelint.model import Interaction
from rolelint.names import fold
from rolelint.rule import Rule
from rolelint.source import Edit


def check(catalog: Catalog) -> Iterator[Finding]:
    for role in catalog.roles:
        for interaction in role.interactions:
            if interaction.role and not _is_known(catalog, interaction, role.path):
                yield _finding(catalog, interaction)


def _is_known(catalog: Catalog, interaction: Interaction, path: str) -> bool:
    linked = interaction.link and catalog.resolve_link(interaction.link, path)
    return bool(linked or catalog.resolve(interaction.role or ""))


def _finding(catalog: Catalog, interaction: Interaction) -> Finding:
    target = interaction.role or ""
    at = interaction.node["role"].at
    lying_beside = [role for role in catalog.untracked if fold(target) in {fold(name) for name in (role.name, role.slug) if name}]
    if lying_beside:
        hint = f"'{lying_beside[0].path}' would be it, but git does not track it: git add it"
        return Finding(f"no role here is called '{target}'", at, hint=hint)
    near = catalog.nearest(target)
    if near:
        fix = Fix(f"write '{near}'", (Edit(at, near),), Safety.UNSAFE)
        return Finding(f"no role here is called '{target}'; did you mean '{near}'?", at, fix=fix)
    hint = f'not a role? say so once in rolelint.toml: [externals] "{target}" = "who they are"'
    return Finding(f"no role here is called '{target}'", at, hint=hint)


RULE = Rule("RL401", __name__, __doc__, "interactions with nobody known", severity=Severity.ERROR, check_catalog=check)
