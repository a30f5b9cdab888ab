from .gazetteer import Place as Place
from .gazetteer import called as called
from .in_text import NamedPlace as NamedPlace
from .in_text import named_places as named_places
from .relation import Where as Where
from .relation import standing as standing
