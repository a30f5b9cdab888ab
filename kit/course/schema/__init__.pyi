from .cases import CaseError as CaseError
from .cases import expand as expand
from .parts import Base as Base
from .questions import Bank as Bank
from .questions import Lesson as Lesson
from .rubrics import scale as scale
