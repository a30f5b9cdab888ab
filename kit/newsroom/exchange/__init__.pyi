from .by_reader import spans_by_reader as spans_by_reader
from .files import read_marks as read_marks
from .files import write_marks as write_marks
from .marked import Mark as Mark
from .marked import marks as marks
