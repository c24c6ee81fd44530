"""Figures: how fast and how right the main things are, each beside its goal and, where there is one, beside a rival.

    script/bench                 all of them (the first run makes the load set: some minutes and 4 GB under var/bench)
    script/bench lists law       only these
    script/bench --scale 0.02    a fiftieth of everything, to see that it runs
    script/bench --write         the table into docs/figures.md as well

Rivals run in environments of their own under var/bench, never among the project's dependencies.
"""
