from .first_looks import FirstLook as FirstLook
from .first_looks import look_first as look_first
