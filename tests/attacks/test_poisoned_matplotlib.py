"""A matplotlib configuration is left where the next learner's would be looked for."""

CELLS = [
    r"""
import matplotlib
for folder in {os.environ.get("MPLCONFIGDIR"), os.environ.get("HOME") + "/.config/matplotlib",
               os.getcwd(), "/scratch", "/scratch/.matplotlib", "/tmp"}:
    try:
        os.makedirs(folder, exist_ok=True)
        open(folder + "/matplotlibrc", "w").write("axes.titlesize: 99\n")
    except OSError:
        pass
matplotlib.rcParams["axes.titlesize"] = 99
matplotlib.rcParamsDefault["axes.titlesize"] = 99
import matplotlib.font_manager
matplotlib.font_manager.fontManager.ttflist.clear()
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
