"""Start-up files, magics and event handlers of IPython are left for the next learner."""

CELLS = [
    r"""
folder = os.environ.get("IPYTHONDIR", os.environ["HOME"] + "/.ipython") + "/profile_default/startup"
os.makedirs(folder, exist_ok=True)
open(folder + "/00-poison.py", "w").write("import builtins; builtins.poison = True")
open(os.environ["HOME"] + "/usercustomize.py", "w").write("import builtins; builtins.poison = True")
shell = get_ipython()
shell.events.register("pre_run_cell", lambda *a: shell.user_ns.update(poison=True))
shell.user_ns["poison"] = True
shell.input_transformers_cleanup.append(lambda lines: ["poison = 1\n"] + lines)
""",
]
WRONG = r"""

"""


def test_it_gains_nothing(batch):
    batch.failed(__file__)
