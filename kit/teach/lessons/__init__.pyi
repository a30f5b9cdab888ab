from .building import build as build
from .building import learner_files as learner_files
from .executing import run as run
from .lesson import read_cells as read_cells
