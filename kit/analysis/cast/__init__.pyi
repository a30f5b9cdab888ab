from .entities import Entities as Entities
from .entities import Entity as Entity
from .mentions import Cast as Cast
