"""How often do the intervals of `kit insight` hold the true value? Prints a table; asserts nothing.

Learners differ (a beta distribution) and judge four faulty and four sound items, before and after.
Each line is one size of class and one true share: coverage of a mean share by Student's t, by a
percentile bootstrap, and of the paired change of b by t, each of the classes that have spread; and
the part of classes without spread, where no interval is given. Then, for eight right-or-wrong items
of a Rasch model, the coverage of Fisher's interval for an item-rest correlation, and how often a
question of that true r shows one below 0, or an interval wholly below 0.

    python benchmarks/insight_intervals.py
"""

from __future__ import annotations

import numpy as np

from kit.teach.insight.intervals import correlation, t_quantile

CLASSES, BOOTSTRAPPED, RESAMPLES, ALIKE = 3_000, 1_000, 400, 6


def main() -> None:
    """Print coverage by size of class and true share."""
    rng = np.random.default_rng(7)
    print("learners  share  t, mean  bootstrap  t, change  without spread")
    for n in (5, 8, 12, 20, 30):
        for share in (0.6, 0.8, 0.9):
            skill = rng.beta(share * ALIKE, (1 - share) * ALIKE, (CLASSES, n))
            flagged = rng.binomial(4, skill) / 4
            later = np.clip(skill + 0.05, 0, 1)
            before = (rng.binomial(4, skill) + rng.binomial(4, skill)) / 8
            after = (rng.binomial(4, later) + rng.binomial(4, later)) / 8
            resampled = np.array(
                [
                    np.percentile(row[rng.integers(0, n, (RESAMPLES, n))].mean(1), [2.5, 97.5])
                    for row in flagged[:BOOTSTRAPPED]
                ]
            )
            held = (resampled[:, 0] <= share) & (share <= resampled[:, 1])
            spread = flagged.std(1) > 0
            print(
                f"{n:8}  {share:5}  {by_t(flagged, share):7.3f}  "
                f"{held[spread[:BOOTSTRAPPED]].mean():9.3f}  "
                f"{by_t(after - before, (later - skill).mean()):9.3f}  {1 - spread.mean():14.3f}"
            )


def correlations() -> None:
    """Print coverage of Fisher's interval, and false alarms, by size of class and true r."""
    rng = np.random.default_rng(5)
    print("\nlearners  true r  Fisher's z  r below 0  interval below 0")
    for spread in (0.0, 1.0, 2.0):
        for item in (0, 3):
            true = np.corrcoef(*_item_and_rest(_answers(rng, 200_000, spread), item))[0, 1]
            for n in (5, 8, 12, 20, 30):
                found = [
                    correlation(*map(list, _item_and_rest(_answers(rng, n, spread), item)))
                    for _ in range(BOOTSTRAPPED)
                ]
                known = [r for r in found if r is not None and r.low is not None]
                held = sum(r.low <= true <= r.high for r in known) / len(known)
                below = sum(r is not None and r.value < 0 for r in found) / len(found)
                wholly = sum(r.high < 0 for r in known) / len(found)
                print(f"{n:8}  {true:6.2f}  {held:10.3f}  {below:9.3f}  {wholly:16.3f}")


def _answers(rng: np.random.Generator, learners: int, spread: float) -> np.ndarray:
    """Return right (1) or wrong (0) of `learners` on eight items of the Rasch model."""
    ability, hardness = rng.normal(0, spread, (learners, 1)), np.linspace(-1.5, 1.5, 8)
    return (rng.random((learners, 8)) < 1 / (1 + np.exp(hardness - ability))).astype(float)


def _item_and_rest(answers: np.ndarray, item: int) -> tuple[np.ndarray, np.ndarray]:
    return answers[:, item], np.delete(answers, item, 1).sum(1)


def by_t(values: np.ndarray, true: float) -> float:
    """Return the part of rows with spread whose t interval holds the true mean."""
    n = values.shape[1]
    deviation = values.std(1, ddof=1)
    reach = t_quantile(n - 1) * deviation / np.sqrt(n)
    held = np.abs(values.mean(1) - true) <= reach
    return float(held[deviation > 0].mean())


if __name__ == "__main__":
    main()
    correlations()
