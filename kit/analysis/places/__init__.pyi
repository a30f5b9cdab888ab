from .gazetteer import Place as Place
from .gazetteer import called as called
from .named_places import NamedPlace as NamedPlace
from .named_places import named_places as named_places
from .standing import Where as Where
from .standing import standing as standing
