"""A pattern in the configuration matches no file.

## Why

The folder was renamed or the pattern has a typo: roles that it should cover are not checked as such, and nobody
notices. Where no pattern at all matches a file, that is a wrong use and ends the run with exit code 2.

```toml
roles = ["roles/**/*.md", "archive/*.md"]
```

Without a folder `archive`, the finding stands at `archive/*.md` in the configuration.

## Repair

Correct the pattern or remove it. `*` stays within one folder, `**` goes through all below.

```toml
roles = ["roles/**/*.md"]
```

## When it is right to ignore this

When the folder is filled only at times, such as by a download.
"""

from rolelint.rule import Rule

RULE = Rule("RL906", __name__, __doc__, "patterns that match no file")
