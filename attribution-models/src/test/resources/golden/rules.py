#!/usr/bin/env python3
"""Writes the golden files of the rule models: python3 rules.py, in the folder where this file lies.

An implementation of its own, in exact fractions (time decay: 50 decimal digits), of the definitions of the rules. One
row per touchpoint: journey, channel, age in hours, milestones, and the share that the model gives it.
"""
from decimal import Decimal, getcontext
from fractions import Fraction as F
from pathlib import Path

getcontext().prec = 50

# journey: touchpoints (channel, age in hours, milestones); the oldest first
JOURNEYS = {
    "one": [("direct", 5, "")],
    "two": [("email", 30, "lead"), ("direct", 0, "")],
    "worked": [("paid search", 216, ""), ("social", 144, ""), ("email", 0, ""), ("display", 0, "")],
    "repeats": [("email", 90, ""), ("social", 72, "lead"), ("email", 70, ""), ("email", 12, "opportunity"), ("direct", 1, "")],
    "all direct": [("direct", 400, "lead opportunity"), ("Direct", 24, ""), ("DIRECT", 0, "closed")],
    "funnel": [("display", 2000, ""), ("social", 1500, "lead"), ("email", 900, ""), ("email", 800, "opportunity"),
               ("referral", 500, ""), ("paid search", 40, "closed"), ("direct", 3, "")],
    "milestones only": [("display", 300, ""), ("social", 200, "lead"), ("email", 100, "opportunity"), ("email", 50, "closed")],
    "on one": [("display", 300, "lead opportunity closed"), ("social", 200, ""), ("email", 100, "lead")],
    "century": [("email", 876600, ""), ("social", 876000, ""), ("email", 875832, "")],
}


def one(n, k):
    return [F(int(i == k)) for i in range(n)]


def normalised(weights):
    total = sum(weights)
    return [w / total for w in weights] if total else [F(1, len(weights))] * len(weights)


def last_non_direct(touches):
    kept = [i for i, t in enumerate(touches) if t[0].lower() != "direct"]
    return one(len(touches), kept[-1] if kept else len(touches) - 1)


def linear_unique(touches):
    names = [t[0] for t in touches]
    return [F(1, len(set(names)) * names.count(name)) for name in names]


def time_decay(half_life_hours):
    def shares(touches):
        youngest = min(age for _, age, _ in touches)
        return normalised([Decimal(2) ** (Decimal(youngest - age) / half_life_hours) for _, age, _ in touches])
    return shares


def position(f, m, l):
    def shares(touches):
        n = len(touches)
        if n == 1:
            return [F(1)]
        return normalised([f] + [m / max(1, n - 2)] * (n - 2) + [l])
    return shares


def milestones(first, others, **parts):
    def shares(touches):
        weights = {0: first}
        for name, part in parts.items():
            at = [i for i, t in enumerate(touches) if name in t[2].split()]
            if at:
                weights[at[0]] = weights.get(at[0], 0) + part
        rest = len(touches) - len(weights)
        return normalised([weights[i] if i in weights else others / max(1, rest) for i in range(len(touches))])
    return shares


def last_n(*credits):
    def shares(touches):
        n = len(touches)
        return normalised([credits[n - 1 - i] if n - 1 - i < len(credits) else F(0) for i in range(n)])
    return shares


MODELS = {
    "first-touch": lambda t: one(len(t), 0),
    "last-touch": lambda t: one(len(t), len(t) - 1),
    "last-non-direct": last_non_direct,
    "linear": lambda t: [F(1, len(t))] * len(t),
    "linear-unique": linear_unique,
    "time-decay:half-life=7d": time_decay(168),
    "time-decay:half-life=36h": time_decay(36),
    "position:first=0.4,middle=0.2,last=0.4": position(F(4, 10), F(2, 10), F(4, 10)),
    "j-shaped": position(F(2, 10), F(2, 10), F(6, 10)),
    "inverse-j": position(F(6, 10), F(2, 10), F(2, 10)),
    "w-shaped": milestones(F(3, 10), F(1, 10), lead=F(3, 10), opportunity=F(3, 10)),
    "full-path": milestones(F(225, 1000), F(1, 10), lead=F(225, 1000), opportunity=F(225, 1000), closed=F(225, 1000)),
    "last-n:credits=0.5|0.3|0.2": last_n(F(5, 10), F(3, 10), F(2, 10)),
}


def text(share):
    number = Decimal(share.numerator) / share.denominator if isinstance(share, F) else share
    return f"{number:.20f}"


def main():
    folder = Path(__file__).parent
    for model, shares in MODELS.items():
        name, _, options = model.partition(":")
        file = folder / name / ((options.replace("=", "-").replace(",", "_").replace("|", "_") or "default") + ".csv")
        file.parent.mkdir(exist_ok=True)
        lines = ["# source: golden/rules.py, exact fractions from the definition of the rule (time decay: 50 digits)",
                 "# command: python3 rules.py (Python 3.9 or newer, no packages)", "# tolerance: 1e-14", f"# model: {model}", "journey,channel,age_hours,milestones,share"]
        for journey, touches in JOURNEYS.items():
            for (channel, age, marks), share in zip(touches, shares(touches)):
                lines.append(f"{journey},{channel},{age},{marks},{text(share)}")
        file.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
