"""Walk through a folder and stat each file in it: what any Python program must do that looks whether something changed.

This is the floor that warm runs are compared with. It imports nothing but `os` and `sys`.
"""

import os
import sys


def walk(folder: str) -> int:
    """Return how many files lie in a folder, after looking at the size and time of each."""
    count = 0
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    entry.stat()
                    count += 1
    return count


if __name__ == "__main__":
    print(walk(sys.argv[1]))
