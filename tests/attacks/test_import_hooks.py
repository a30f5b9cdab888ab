"""Import hooks and replaced modules are left for whoever comes next."""

CELLS = [
    r"""
import builtins, json, types
class Hook:
    def find_spec(self, name, path=None, target=None): return None
Hook.__name__ = "poisoned"
sys.meta_path.insert(0, Hook())
sys.path.insert(0, "/scratch/poison")
json.dumps = lambda *a, **k: '{"id": "harbour.1", "answer": "writer"}'
sys.modules["pandas"] = types.ModuleType("poison")
builtins.poison = True
builtins.len = lambda thing: 10 ** 6
""",
]


def test_it_gains_nothing(batch):
    batch.failed(__file__)
