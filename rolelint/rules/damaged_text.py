"""Characters were damaged on the way, or are invisible.

## Why

`schÃ¶n` was `schön` before a program took UTF-8 for another encoding; a `\ufffd` has lost its character for good.
Invisible characters come along when text is copied from web pages and word processors: a search for the word then
fails.

```role bad
# Responsibilities
- **Keep the cata[|\u200b|]logue fast**
```

## Repair

Invisible characters can go.

```role fixed
# Responsibilities
- **Keep the catalogue fast**
```

For damaged ones, open the file as the encoding that it was written in, and save it as UTF-8; or type the word again.

```role bad
# Responsibilities
- **Keep the catalogue [|schÃ¶n|]**
- **Answer within [|10\ufffds|]**
```

What a language writes is no damage: accents in capitals, quotes, joiners in Persian or in emoji, a soft hyphen that
may break a long word.

```role good
# Responsibilities
- **À L’ÂGE DE SÃO PAULO: « voilà », Donau\u00addampf\u00adschiff, می\u200cخواهم, 👩\u200d💼**
```

## When it is right to ignore this

When the text shows what damage looks like.
"""

from rolelint.rule import Rule

RULE = Rule("RL009", __name__, __doc__, "damaged or invisible characters")
