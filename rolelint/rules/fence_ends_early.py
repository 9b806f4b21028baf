"""A code fence ends earlier than it seems, or never.

## Why

Three backticks inside a fence of three backticks close it. The rest of the example becomes text of the role, and what
follows it becomes code: whole sections vanish.

````role bad
# Mission
[|```markdown|]
An example:
```python
print("hello")
```
````

## Repair

Open and close the outer fence with more marks than any fence inside it.

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

RULE = Rule("RL010", __name__, __doc__, "code fences that end early or never")
