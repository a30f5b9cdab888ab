from .own_work import Piece as Piece
from .pairs import Pair as Pair
