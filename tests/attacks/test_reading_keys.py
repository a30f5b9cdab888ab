"""The keys are looked for where they lie, and all over the file system."""

CELLS = [
    r"""
for path in ["{keys}", "{keys}/70-harbour/questions.toml", "{project}/exercises",
             "{project}/tests", "{project}/notebooks/questions.json", "{project}/.git"]:
    if os.path.exists(path):
        reached("there is " + path)
for folder, folders, files in os.walk("/"):
    if folder.startswith(("/proc", "/sys", "/usr", sys.prefix, sys.base_prefix)):
        folders.clear()
        continue
    for name in files:
        if name == "questions.toml" or name.startswith("questions.on-"):
            reached(folder + "/" + name)
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
