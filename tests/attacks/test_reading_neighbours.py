"""Other learners' notebooks, the grade book and the journal are looked for."""

CELLS = [
    r"""
for path in ["{submissions}", "{grades}", "{grades}/journal.jsonl", "{home}/.netrc", "{home}",
             "/etc/shadow", "/etc/passwd", "/root/.ssh", "/home", "/var", "/srv", "/mnt"]:
    try:
        if os.path.isdir(path) and not os.listdir(path):
            continue
        if os.path.isdir(path) or open(path).read(1):
            reached("read " + path)
    except OSError:
        pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
