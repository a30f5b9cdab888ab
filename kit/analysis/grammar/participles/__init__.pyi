from .passive_participles import Participle as Participle
from .passive_participles import read_participles as read_participles
