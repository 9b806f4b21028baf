"""The configuration calls a file a role, but nothing in it looks like one.

## Why

A pattern such as `roles/**/*.md` promises that every file it covers is a role. A file that holds none is either a
stray note or a role in a form that could not be recognised; left without a word, it would be missing from every
answer.

```toml
roles = ["roles/**/*.md"]
```

With this configuration the finding stands at the first line of a file `roles/notes.md` such as this one:

```text
Ideas for the next hiring round
```

## Repair

Give the file the form of a role: a front matter with `id`, `slug`, `name` and `default_seniority`, and the sections
of a role. Or leave it out:

```toml
roles = ["roles/**/*.md"]
exclude = ["roles/notes.md"]
```

## When it is right to ignore this

When notes lie among the roles for good reason: then `exclude` names them once.
"""

from rolelint.rule import Rule

RULE = Rule("RL007", __name__, __doc__, "files in a form that nobody knows")
