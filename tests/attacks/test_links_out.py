"""Symbolic and hard links to files outside are made and followed."""

CELLS = [
    r"""
targets = ["{keys}/70-harbour/questions.toml", "{home}/.netrc", "{grades}", "/etc/shadow"]
for n, target in enumerate(targets):
    for make in (os.symlink, os.link):
        name = f"link{n}{make.__name__}"
        try:
            make(target, name)
            if os.path.exists(name):
                reached("followed a link to " + target)
        except OSError:
            pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
