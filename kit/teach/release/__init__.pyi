from .make import Refused as Refused
from .make import Release as Release
from .make import release as release
from .nbgrader_export import export as export
