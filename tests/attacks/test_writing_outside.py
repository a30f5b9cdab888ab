"""Files are written to every place that might be writable."""

CELLS = [
    r"""
for place in ["{home}", "{submissions}", "{grades}", "{keys}", "{project}", "{project}/kit", "/",
              "/usr", "/usr/local/bin", "/etc", "/var/tmp", "/dev", "/run", "/opt", "/scratch/.."]:
    # /tmp is the submission's own and empty: what it makes there is no place of the grader's.
    own = place.startswith("/tmp/") and not os.path.exists(place)
    try:
        os.makedirs(place, exist_ok=True)
        open(f"{place}/{MARK}", "w").write("x")
        if not own:
            reached("wrote to " + place)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
    assert batch.after == batch.before
    assert not batch.left_over
