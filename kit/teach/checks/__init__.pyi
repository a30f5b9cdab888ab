from .validation import Check as Check
from .validation import Result as Result
from .validation import Unusable as Unusable
from .validation import validate as validate
