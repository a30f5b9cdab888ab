from .making import Made as Made
from .making import make as make
from .workshop import SiteError as SiteError
from .workshop import Workshop as Workshop
