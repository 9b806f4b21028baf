"""A code fence or a comment ends earlier than it seems, or never.

## Why

Three backticks inside a fence of three backticks close it. The rest of the example becomes text of the role, and what
follows it becomes code: whole sections vanish. So they do behind a comment without an end. To judge the rest, rolelint
reads on as it was meant: a comment ends with its paragraph, a fence above the next heading that a role has.

````role bad
# Mission
[|```markdown|]
An example:
```python
print("hello")
```
````

```role bad
# Mission
Keep the service answering.

[|<!-- ask the team about the|]

# Responsibilities
- **API design**
```

## Repair

Open and close the outer fence with more marks than any fence inside it. End a comment with `-->`. A fence without an
end is closed by the fix above the next heading; that is a guess, so it is unsafe.

`````role bad
# Mission
[|```sh|]
make all

# Responsibilities
- **API design**
`````

`````role fixed
# Mission
```sh
make all
```

# Responsibilities
- **API design**
`````

`````role good
# Mission
````markdown
An example:
```python
print("hello")
```
````
`````

## When it is right to ignore this

When a fence shows how fences begin, and ends where it should.
"""

from rolelint.rule import Rule

RULE = Rule("RL010", __name__, __doc__, "code fences and comments that end early or never")
