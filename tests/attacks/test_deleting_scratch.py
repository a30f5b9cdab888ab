"""The scratch folder is emptied, filled with odd names, and locked."""

CELLS = [
    r"""
import shutil
shutil.rmtree("/scratch", ignore_errors=True)
shutil.rmtree(os.getcwd(), ignore_errors=True)
try:
    os.makedirs("/scratch/home/" + "deep/" * 200, exist_ok=True)
    for n in range(500):
        open(f"/scratch/home/{n}-{MARK}", "w").close()
    os.chmod("/scratch", 0)
except OSError:
    pass
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
