"""NLTK's tokenizer and Punkt, loaded without the rest of NLTK.

`import nltk` runs the package's whole face (grammars, semantics, translation, statistics):
about 0.8 s, more than everything else this kit does on a first read. The two classes used
here need about a fifth of that. So a bare package is put in NLTK's place while their modules
load, and taken away again: a later `import nltk` by anyone finds nothing changed. Where NLTK
is loaded already, or its layout has changed, the ordinary import is used.
"""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from threading import RLock
from types import ModuleType

_WANTED = {
    "NLTKWordTokenizer": "nltk.tokenize.destructive",
    "PunktSentenceTokenizer": "nltk.tokenize.punkt",
}
_lock = RLock()


def _bare_packages() -> dict[str, ModuleType]:
    spec = find_spec("nltk")
    if spec is None or spec.submodule_search_locations is None:
        raise ImportError("nltk is not there as a folder of modules")
    (root,) = spec.submodule_search_locations
    packages = {}
    for name in ("nltk", "nltk.tokenize"):
        package = ModuleType(name)
        package.__path__ = [root + name.removeprefix("nltk").replace(".", "/")]
        packages[name] = package
    return packages


def _load(module: str) -> ModuleType:
    with _lock:
        if "nltk" in sys.modules:
            return importlib.import_module(module)
        try:
            sys.modules.update(_bare_packages())
            return importlib.import_module(module)
        except Exception:  # a layout this shortcut does not know: take the long way below
            pass
        finally:
            for name in [n for n in sys.modules if n == "nltk" or n.startswith("nltk.")]:
                del sys.modules[name]
        return importlib.import_module(module)


def __getattr__(name: str) -> type:
    if name not in _WANTED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(_load(_WANTED[name]), name)
    globals()[name] = found
    return found
