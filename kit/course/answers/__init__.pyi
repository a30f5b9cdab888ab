from .digested import Digested as Digested
from .misconceptions import Given as Given
from .misconceptions import matched as matched
from .plain import AnswerError as AnswerError
from .plain import to_plain as to_plain
from .running import load_function as load_function
from .running import run_cases as run_cases
